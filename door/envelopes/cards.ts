import { z } from 'zod';

const pem = z.string().startsWith('-----BEGIN CERTIFICATE-----').max(10_000);

/** What a door is told of its office: keys to seal to, the current one first, and how its courier shows itself. Nothing of it is secret. */
export const officeCard = z.object({
  card: z.literal('office'),
  publicKeys: z.array(z.base64().length(44)).min(1),
  courier: pem,
});
export type OfficeCard = z.infer<typeof officeCard>;

/** What an office is told of its door. */
export const doorCard = z.object({
  card: z.literal('door'),
  door: z.string(),
  certificate: pem,
});
export type DoorCard = z.infer<typeof doorCard>;

/** The names in their certificates; whoever reaches the door by its address asks for this one. */
export const doorCertifiedName = 'door.liem.internal';
export const courierCertifiedName = 'courier.liem.internal';
