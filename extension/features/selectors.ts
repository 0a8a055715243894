import type * as vscode from 'vscode';

/** Documents that a person works on, wherever they are. */
export const ANYTHING: vscode.DocumentSelector = [{ pattern: '**' }];
export const MANIFESTS: vscode.DocumentSelector = [{ pattern: '**/nhi.{yaml,yml}' }];
