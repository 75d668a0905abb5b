// Which emoji the sample pictures show: clear examples of each group, and no two that look alike.

/** Pictures of a group. Where a group has fewer emoji, they return on other backgrounds. */
export const picturesPerGroup = 75;

const emoji = {
  animals: `🐵 monkey-face 🐒 monkey 🦍 gorilla 🦧 orangutan 🐶 dog-face 🐕 dog 🐩 poodle 🐺 wolf 🦊 fox
    🦝 raccoon 🐱 cat-face 🐈 cat 🦁 lion 🐯 tiger-face 🐅 tiger 🐆 leopard 🐴 horse-face 🐎 horse 🦓 zebra
    🦌 deer 🦬 bison 🐮 cow-face 🐂 ox 🐄 cow 🐷 pig-face 🐖 pig 🐗 boar 🐏 ram 🐐 goat 🐫 camel 🦙 llama
    🦒 giraffe 🐘 elephant 🦏 rhinoceros 🦛 hippopotamus 🐭 mouse-face 🐁 mouse 🐹 hamster 🐰 rabbit-face
    🐇 rabbit 🐿️ chipmunk 🦫 beaver 🦔 hedgehog 🦇 bat 🐻 bear 🐨 koala 🐼 panda 🦥 sloth 🦦 otter 🦨 skunk
    🦘 kangaroo 🦃 turkey 🐔 hen 🐓 rooster 🐤 chick 🐧 penguin 🦅 eagle 🦆 duck 🦢 swan 🦉 owl 🦩 flamingo
    🦚 peacock 🦜 parrot 🐸 frog 🐊 crocodile 🐢 turtle 🦎 lizard 🐍 snake 🐳 whale 🐬 dolphin 🦭 seal
    🐠 tropical-fish 🐙 octopus 🦋 butterfly 🐝 bee`,
  food: `🍇 grapes 🍈 melon 🍉 watermelon 🍊 tangerine 🍋 lemon 🍌 banana 🍍 pineapple 🍎 red-apple
    🍏 green-apple 🍐 pear 🍑 peach 🍒 cherries 🍓 strawberry 🫐 blueberries 🥝 kiwi 🍅 tomato 🥥 coconut
    🥑 avocado 🍆 aubergine 🥔 potato 🥕 carrot 🌽 maize 🌶️ chilli 🫑 pepper 🥒 cucumber 🥦 broccoli 🧄 garlic
    🧅 onion 🥜 peanuts 🌰 chestnut 🍞 bread 🥐 croissant 🥖 baguette 🥨 pretzel 🥯 bagel 🥞 pancakes 🧇 waffle
    🧀 cheese 🍖 meat 🍗 poultry 🥩 steak 🥓 bacon 🍔 hamburger 🍟 chips 🍕 pizza 🌭 hot-dog 🥪 sandwich 🌮 taco
    🌯 burrito 🥚 egg 🍳 fried-egg 🍲 stew 🥗 salad 🍿 popcorn 🍱 lunch-box 🍙 rice-ball 🍛 curry 🍜 noodles
    🍝 spaghetti 🍣 sushi 🍤 prawn 🥟 dumpling 🍦 ice-cream 🍩 doughnut 🍪 biscuit 🎂 birthday-cake
    🍰 slice-of-cake 🧁 cupcake 🥧 pie 🍫 chocolate 🍬 sweet 🍭 lollipop 🍮 custard 🍯 honey ☕ coffee`,
  vehicles: `🚂 steam-engine 🚃 railway-carriage 🚄 high-speed-train 🚅 bullet-train 🚆 train 🚈 light-rail
    🚊 tram 🚝 monorail 🚋 tram-carriage 🚌 bus 🚍 bus-from-ahead 🚎 trolleybus 🚐 minibus 🚑 ambulance
    🚒 fire-engine 🚓 police-car 🚔 police-car-from-ahead 🚕 taxi 🚖 taxi-from-ahead 🚗 car 🚘 car-from-ahead
    🚙 off-road-car 🛻 pickup-truck 🚚 lorry 🚛 articulated-lorry 🚜 tractor 🏎️ racing-car 🏍️ motorcycle
    🛵 scooter 🛺 auto-rickshaw 🚲 bicycle 🛴 kick-scooter 🚡 aerial-tramway 🚠 cable-car
    🚟 suspension-railway ⛵ sailing-boat 🛶 canoe 🚤 speedboat 🛳️ cruise-ship ⛴️ ferry 🛥️ motor-boat 🚢 ship
    ✈️ aeroplane 🛩️ small-aeroplane 🛫 departing-aeroplane 🛬 arriving-aeroplane 🚁 helicopter 🚀 rocket`,
  buildings: `🏠 house 🏡 house-with-garden 🏘️ houses 🏚️ derelict-house 🏢 offices 🏣 post-office 🏥 hospital
    🏦 bank 🏨 hotel 🏪 corner-shop 🏫 school 🏬 department-store 🏭 factory 🏯 japanese-castle 🏰 castle
    💒 wedding-chapel 🗼 tower ⛪ church 🕌 mosque 🛕 hindu-temple 🕍 synagogue ⛩️ shinto-gate
    🏛️ classical-building 🏟️ stadium 🛖 hut
    🎪 circus-tent 🕋 kaaba`,
  plants: `🌱 seedling 🪴 potted-plant 🌲 evergreen 🌳 tree 🌴 palm 🌵 cactus 🌾 rice 🌿 herb ☘️ shamrock
    🍀 four-leaf-clover 🍁 maple-leaf 🍂 fallen-leaves 🍃 leaves-in-wind 💐 bouquet 🌸 cherry-blossom 🪷 lotus
    🏵️ rosette 🌹 rose 🥀 wilted-flower 🌺 hibiscus 🌻 sunflower 🌼 blossom 🌷 tulip 🪻 hyacinth 🎍 bamboo
    🎄 christmas-tree 🍄 mushroom`,
  faces: `😀 grinning 😁 beaming 😂 tears-of-joy 😅 relieved-sweat 😆 squinting 😇 angelic 😉 winking 😊 smiling
    😋 savouring 😌 content 😍 heart-eyes 😎 sunglasses 😏 smirking 😐 neutral 😑 expressionless 😒 unamused
    😓 downcast 😔 pensive 😕 confused 😖 confounded 😘 kiss 😙 kissing 😛 tongue-out 😜 winking-tongue
    😞 disappointed 😟 worried 😠 cross 😡 furious 😢 crying 😣 persevering 😤 huffing 😥 sad-relieved
    😦 frowning-open 😨 fearful 😩 weary 😪 sleepy 😫 tired 😬 grimacing 😭 sobbing 😮 open-mouth
    😰 anxious 😱 screaming 😲 astonished 😳 flushed 😴 sleeping 😵 dizzy 😶 no-mouth 😷 masked 🙁 frowning
    🙂 slight-smile 🙃 upside-down 🙄 rolling-eyes 🤐 zipped 🤑 money-eyes 🤒 feverish 🤓 bespectacled
    🤔 thinking 🤕 bandaged 🤗 hugging 🤠 cowboy 🤢 queasy 🤣 rolling 🤤 drooling 🤥 long-nosed 🤧 sneezing
    🤨 raised-eyebrow 🤩 starry-eyed 🤪 zany 🤫 hushing 🤬 swearing 🤭 giggling 🤯 exploding 🥰 loved
    🥳 partying 🥶 freezing`,
  tools: `🔨 hammer 🪓 axe ⛏️ pick ⚒️ hammer-and-pick 🛠️ hammer-and-spanner 🗡️ dagger 🪃 boomerang
    🏹 bow-and-arrow 🪚 saw 🔧 spanner 🪛 screwdriver 🔩 nut-and-bolt ⚙️ cog 🗜️ clamp ⚖️ scales 🔗 link ⛓️ chains
    🪝 hook 🧰 toolbox 🧲 magnet 🪜 ladder ⚗️ retort 🧪 test-tube 🔬 microscope 🔭 telescope 💉 syringe
    🩺 stethoscope 🪠 plunger 🪣 bucket 🧹 broom 🪒 razor 🧯 fire-extinguisher 🔪 kitchen-knife ✂️ scissors
    🖊️ pen 🖋️ fountain-pen ✒️ nib 🖌️ paintbrush 🖍️ crayon ✏️ pencil 📏 ruler 📐 set-square 📌 drawing-pin
    🖇️ paper-clips 🔦 torch 🔑 key 🗝️ old-key 🔒 padlock 🧵 thread 🪡 needle 🥄 spoon 🍴 fork-and-knife
    🪤 mousetrap 🪥 toothbrush 🔌 plug 🧭 compass ⏱️ stopwatch 🌡️ thermometer 🔍 magnifying-glass 🧮 abacus`,
};

/** Regions whose flags differ at a glance. */
const flags = `AL AR AU BB BD BE BR BT CA CH CL CO CR CU CV CY CZ DE DK DZ EE ES ET FI FR GB GE GH GR GY HR HU IE IN IS
  IT JM JP KE KH KI KR KZ LA LB LK LT MA MG MK MT MX MY NG NL NO NP NZ PA PE PH PK PL PT SE SG TH TN TR UA
  US UY VN VU ZA`;

/** @typedef {{ character: string, name: string }} Picture */

/** @param {string} list characters and names in turn @returns {Picture[]} */
function parse(list) {
  const words = list.split(/\s+/);
  return Array.from({ length: words.length / 2 }, (_, index) => ({
    character: words[2 * index] ?? '',
    name: words[2 * index + 1] ?? '',
  }));
}

/** @param {string} list codes of regions @returns {Picture[]} */
function parseFlags(list) {
  const names = new Intl.DisplayNames('en', { type: 'region' });
  return list.split(/\s+/).map((code) => ({
    // Two regional indicators, which stand in the order of the alphabet, spell a flag.
    character: code.replace(/[A-Z]/g, (letter) => String.fromCodePoint(letter.charCodeAt(0) + 0x1f1a5)),
    name: (names.of(code) ?? code).toLowerCase().replace(/[^a-z]+/g, '-'),
  }));
}

/** @type {Record<string, Picture[]>} */
export const sampleGroups = {
  ...Object.fromEntries(Object.entries(emoji).map(([group, list]) => [group, parse(list)])),
  flags: parseFlags(flags),
};
