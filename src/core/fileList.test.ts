import { expect, it } from 'vitest';
import { fileList } from './fileList.ts';

it('lists photos as a spreadsheet reads them', () => {
  const photo = { id: 0, path: 'a/x, "y".jpg', label: 'a', width: 640, height: 480, hash: '' };
  expect(fileList([photo, { ...photo, path: '=1+1.jpg', label: null }])).toBe(
    'path,folder,width,height\r\n"a/x, ""y"".jpg",a,640,480\r\n\'=1+1.jpg,,640,480\r\n',
  );
});
