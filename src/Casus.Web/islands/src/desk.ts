import { brushes } from "./brush";
import { charts } from "./charts";
import { contributionMap } from "./contributions";
import { dayKeys, timeControls } from "./controls";
import { frameControls } from "./frame";
import { keys } from "./keys";
import { keepLive } from "./live";
import { hideToken, returnToItem } from "./place";
import { since } from "./since";
import { localTimes } from "./times";
import { documentWords } from "./words";

hideToken();
localTimes(document);
// A script that exchanges a part of its page says so: what the server wrote in it is told as all else.
document.addEventListener("casus:exchanged", (event) => localTimes(event.target as Element));
frameControls();
timeControls();
dayKeys();
documentWords();
keepLive();
brushes(document);
since();
contributionMap();
charts();
keys();
returnToItem();
