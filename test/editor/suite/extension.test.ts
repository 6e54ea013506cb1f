import assert from 'node:assert/strict';
import * as vscode from 'vscode';

suite('the extension', () => {
  test('is known to this VS Code', () => {
    assert.ok(vscode.extensions.getExtension('symptom-lens.symptom-lens'));
  });
});
