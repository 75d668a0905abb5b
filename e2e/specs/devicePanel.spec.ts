import { expect, test } from '../support/test.ts';

test('the device panel names the kernels in use, and says why half precision cannot be had', async ({
  studio,
  page,
}) => {
  await studio.open({ backend: 'webgpu', half: 'on' });
  await expect(studio.deviceStatus).toContainText('WebGPU', { timeout: 120_000 });
  await studio.button('About this device').click();
  const kernels = page.getByRole('group', { name: 'Kernels in use' });
  await expect(kernels).toContainText(/registers.*, 8 pixels × \d+ channels/);

  const half = page.getByRole('checkbox', { name: 'Use half precision where it is faster' });
  // The software adapter has no shader-f16: what the address asks for cannot be had.
  await expect(half).toBeDisabled();
  await expect(half).not.toBeChecked();
  await expect(half).toHaveAccessibleDescription(/shader-f16/);

  await page.getByRole('checkbox', { name: /by timing/ }).uncheck();
  await expect(page.getByRole('dialog')).toContainText('Left at their defaults', { timeout: 60_000 });
  expect(page.url()).toContain('tune=off');
  expect(page.url()).toContain('half=on');
});
