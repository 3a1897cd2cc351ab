import { localTimes } from "./times";
import { frameControls } from "./frame";
import { keys } from "./keys";
import { dayKeys, timeControls } from "./controls";
import { documentWords } from "./words";
import { recordForm } from "./record";
import { hideToken, returnToItem } from "./place";

hideToken();
localTimes(document);
frameControls();
timeControls();
dayKeys();
documentWords();
recordForm();
keys();
returnToItem();
