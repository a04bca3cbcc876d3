import { isGuessable } from './guessablePassword';

const person = { username: 'bich.dao', displayName: 'Ngụy Bích Đào', position: 'Chuyên viên Văn phòng' };

test.each([
  '123456789012',
  'liem-trinh-dien',
  'Liêm Trình Diễn',
  'passwordpassword',
  'qwertyuiop12',
  'aaaaaaaaaaaa',
  'bich.dao.2026',
  'Ngụy Bích Đào',
  'nguybichdao123',
  'Chuyên viên Văn phòng',
  'ubkt tinh uy 2026',
  '20/11/198520/11/1985',
])('%s is soon guessed', (password) => {
  expect(isGuessable(password, person)).toBe(true);
});

test.each(['84629 17350 95274 60318', '§]=?*~#<>{&%+!', 'Дождь стучит по крыше', 'một 84629 17350'])(
  '%s is not, whatever signs it is made of',
  (password) => {
    expect(isGuessable(password, person)).toBe(false);
  },
);

test.each(['mưa rơi trên mái ngói', 'gió qua đồi chè', 'k7wd-p2mx-hq9a-t4ze', 'con mèo nhà bên ngủ trưa'])(
  '%s is not',
  (password) => {
    expect(isGuessable(password, person)).toBe(false);
  },
);
