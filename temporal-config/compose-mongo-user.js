// Run by the image of MongoDB when its data is first made: the office's own user, who reaches nothing but its database.
/* global db, process */
db.getSiblingDB('liem').createUser({
  user: 'liem',
  pwd: process.env.MONGO_PASSWORD,
  roles: [{ role: 'readWrite', db: 'liem' }],
});
