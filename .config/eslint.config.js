import path from 'node:path';
import reactHooks from 'eslint-plugin-react-hooks';
import { defineConfig, globalIgnores } from 'eslint/config';
import ts from 'typescript-eslint';

const root = path.dirname(import.meta.dirname);
const unitTests = ['src/**/*.test.{ts,tsx}', 'src/testing/**'];

/** A synchronous read stalls the GPU, and in a worker returns zeros and then ends the GPU process. */
const synchronousRead = 'Await `.data()` or `.array()`: a synchronous read stalls the GPU.';

const restrictedInSrc = [
  { selector: 'MemberExpression[property.name=/^(dataSync|arraySync)$/]', message: synchronousRead },
  { selector: 'MemberExpression[property.value=/^(dataSync|arraySync)$/]', message: synchronousRead },
  { selector: 'CallExpression[callee.property.name="print"]', message: synchronousRead },
  {
    selector: 'CallExpression[callee.object.name="console"][callee.property.name="log"]',
    message: 'Show it on the page, or throw an error with a code.',
  },
];

/** Bounds that a loop has just stated need no second check; any other `!` hides a case. */
const bareAssertion = {
  selector: 'TSNonNullExpression:not(:has(> MemberExpression.expression[computed=true]))',
  message: 'Assert only an element whose index is known to be in bounds: `values[i]!`.',
};

const saySo = 'Say it by `t(…)`, so that other languages have it too.';

/** What a user reads outside of the catalogue, and words that the catalogue could not know. */
const wordsOutsideTheCatalogue = [
  { selector: 'JSXText[value=/[A-Za-z]{2}/]', message: saySo },
  {
    selector:
      'JSXAttribute[name.name=/^(aria-label|aria-valuetext|aria-roledescription|title|placeholder|alt|label|about|note)$/] > Literal[value=/[A-Za-z]{2}/]',
    message: saySo,
  },
  { selector: 'JSXElement > JSXExpressionContainer > Literal[value=/[A-Za-z]{2}/]', message: saySo },
  {
    selector:
      ':matches(JSXElement, JSXFragment) > JSXExpressionContainer > :matches(ConditionalExpression, LogicalExpression) > Literal[value=/[A-Za-z]{2}/]',
    message: saySo,
  },
  {
    selector:
      ':matches(JSXElement, JSXFragment) > JSXExpressionContainer > TemplateLiteral > TemplateElement[value.raw=/[A-Za-z]{2}/]',
    message: saySo,
  },
  {
    selector: 'CallExpression[callee.name=/^(t|message)$/][arguments.0.type!="Literal"]',
    message: 'Write the English out: it is the key of the catalogue.',
  },
];

export default defineConfig(
  globalIgnores(['dist/', 'test-results/', 'public/']),
  {
    files: ['**/*.{ts,tsx,js,mjs,cjs}'],
    extends: [ts.configs.strictTypeChecked],
    languageOptions: {
      parserOptions: {
        project: ['tsconfig.json', 'src/worker/tsconfig.json', 'e2e/tsconfig.json'],
        tsconfigRootDir: root,
      },
    },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      'max-lines': ['error', 200],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
    },
  },
  {
    files: ['src/**/*.{ts,tsx}'],
    rules: {
      'no-restricted-syntax': ['error', ...restrictedInSrc, bareAssertion],
      // bareAssertion stands for it, and lets an index be asserted.
      '@typescript-eslint/no-non-null-assertion': 'off',
    },
  },
  {
    files: ['src/{ui,store,client,worker,dataset,formats,engine,core}/**/*.{ts,tsx}'],
    ignores: unitTests,
    rules: {
      'no-restricted-syntax': ['error', ...restrictedInSrc, bareAssertion, ...wordsOutsideTheCatalogue],
    },
  },
  {
    // Names of functions and variables are not translated.
    files: ['src/ui/steps/contrast/formulas.tsx'],
    rules: { 'no-restricted-syntax': ['error', ...restrictedInSrc, bareAssertion] },
  },
  {
    // These run in a worker, in tests and in Node, where there is no page.
    files: ['src/{core,engine,formats}/**/*.ts'],
    ignores: unitTests,
    rules: {
      'no-restricted-globals': ['error', 'window', 'document', 'self', 'requestAnimationFrame'],
    },
  },
  {
    // Elsewhere a name that begins with "use" is no hook.
    files: ['src/ui/**', 'src/main.tsx'],
    extends: [reactHooks.configs.flat.recommended],
  },
  {
    files: unitTests,
    rules: { 'no-restricted-syntax': ['error', ...restrictedInSrc] },
  },
  {
    files: [...unitTests, 'e2e/**/*.ts'],
    rules: {
      // A wrong `!` fails the test, which is what a test is for.
      '@typescript-eslint/no-non-null-assertion': 'off',
      // `expect.any(…)` and `expect.objectContaining(…)` are typed any.
      '@typescript-eslint/no-unsafe-assignment': 'off',
      // `expect(object.method).toHaveBeenCalled()` does not call it.
      '@typescript-eslint/unbound-method': 'off',
    },
  },
  {
    files: ['**/*.{js,mjs,cjs}'],
    rules: {
      // JSON.parse is any, and a JSDoc type on the variable is how plain JavaScript narrows it.
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      // dependency-cruiser reads CommonJS.
      '@typescript-eslint/no-require-imports': 'off',
    },
  },
);
