// node run.js FOLDER: tokens a CPU second of wink-nlp (sentences, parts of speech, names), as the difference between a fifth and all of a folder's texts.
'use strict';
const fs = require('fs');
const path = require('path');
const { execFileSync } = require('child_process');

const [folder, count] = process.argv.slice(2);
const names = fs.readdirSync(folder).filter(name => name.endsWith('.txt')).sort();

// Reads the first texts and writes their columns to nowhere; prints tokens and CPU seconds of the whole process.
function read(count) {
  const nlp = require('wink-nlp')(require('wink-eng-lite-web-model'), ['sbd', 'pos', 'ner']);
  const its = nlp.its;
  const nowhere = fs.openSync('/dev/null', 'w');
  let tokens = 0;
  for (const name of names.slice(0, count)) {
    const doc = nlp.readDoc(fs.readFileSync(path.join(folder, name), 'utf8'));
    tokens += doc.tokens().length();
    fs.writeSync(nowhere, JSON.stringify({
      name,
      text: doc.tokens().out(),
      pos: doc.tokens().out(its.pos),
      sentences: doc.sentences().out(its.span),
      entities: doc.entities().out(its.detail),
    }));
  }

  const used = process.cpuUsage();
  console.log(tokens, (used.user + used.system) / 1e6);
}

function child(count) {
  return execFileSync(process.execPath, [__filename, folder, String(count)]).toString().trim().split(' ').map(Number);
}

if (count !== undefined) {
  read(Number(count));
} else {
  for (let round = 0; round < 3; round++) {
    const [few, many] = [child(Math.floor(names.length / 5)), child(names.length)];
    console.log(`wink-nlp: ${many[0] - few[0]} tokens, ${Math.round((many[0] - few[0]) / (many[1] - few[1]))} a CPU second`);
  }
}
