import { t } from '../language/t.ts';

/** Where everything happens, and how to see that it does. */
export const localWords = () =>
  ({
    title: t('Nothing leaves this machine'),
    what: t(
      'Your photos are read, and the network is trained, in this page on your own device. There is no server that could take them.',
    ),
    check: t('How to check'),
    how: t(
      'Open the network tab of your browser’s developer tools and train: no request goes out with your photos. Or switch the network off and go on; everything works as before.',
    ),
    proof: t('What holds the page to it'),
    policy: t(
      'The browser enforces this policy, which is part of the page: “connect-src” names where requests may go, and “self” is the address that the page came from.',
    ),
    noPolicy: t('The development server sends no policy; the built page does.'),
  }) as const;
