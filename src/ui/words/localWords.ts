/** Where everything happens, and how to see that it does. */
export const LOCAL_WORDS = {
  title: 'Nothing leaves this machine',
  what: 'Your photos are read, and the network is trained, in this page on your own device. There is no server that could take them.',
  check: 'How to check',
  how:
    'Open the network tab of your browser’s developer tools and train: no request goes out with your photos. Or switch ' +
    'the network off and go on; everything works as before.',
  proof: 'What holds the page to it',
  policy:
    'The browser enforces this policy, which is part of the page: “connect-src” names where requests may go, and ' +
    '“self” is the address that the page came from.',
  noPolicy: 'The development server sends no policy; the built page does.',
} as const;
