import { appendFileSync, readFileSync } from 'node:fs';

/** Prints `PASSED FAILED` of a test runner's JSON report; what failed goes by name, with the reason's first line, to the end of a file: `counts.ts REPORT NAME FAILURES`. */
interface Report {
  readonly numPassedTests: number;
  readonly testResults: readonly { readonly name: string; readonly status: string; readonly message: string; readonly assertionResults: readonly Test[] }[];
}
interface Test {
  readonly fullName: string;
  readonly status: string;
  readonly failureMessages: readonly string[];
}

const [path = '', name = '', failures = ''] = process.argv.slice(2);
const report: Report = JSON.parse(readFileSync(path, 'utf8'));
const failed = report.testResults.flatMap((file) => {
  const tests = file.assertionResults.filter((test) => test.status === 'failed');
  // A file that breaks before its first test has no test that failed.
  if (tests.length === 0 && file.status === 'failed') return [`${file.name}: ${firstLine(file.message)}`];
  return tests.map((test) => `${file.name}: ${test.fullName}: ${firstLine(test.failureMessages[0] ?? '')}`);
});
appendFileSync(failures, failed.map((one) => `FAILED: ${name}: ${one.replace(`${process.cwd()}/`, '')}\n`).join(''));
console.log(report.numPassedTests, failed.length);

function firstLine(text: string): string {
  return text.split('\n', 1)[0]?.slice(0, 300) ?? '';
}
