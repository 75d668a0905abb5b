import { expect, it } from 'vitest';
import { csvCell, fileList } from './fileList.ts';

it('lists photos as a spreadsheet reads them', () => {
  const photo = { id: 0, path: 'a/x, "y".jpg', label: 'a', width: 640, height: 480, hash: '' };
  expect(fileList([photo, { ...photo, path: 'z.jpg', label: null }])).toBe(
    'path,folder,width,height\r\n"a/x, ""y"".jpg","a",640,480\r\n"z.jpg","",640,480\r\n',
  );
});

it.each(['=1+1.jpg', '+a', '-b', '@c', '\td', '\re'])('never lets %j be taken for a formula', (name) => {
  expect(csvCell(name)).toBe(`"'${name}"`);
});

it('leaves names alone that merely hold such signs', () => {
  expect(csvCell('a=b-c@d.jpg')).toBe('"a=b-c@d.jpg"');
});
