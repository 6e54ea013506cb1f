/** A prompt and a tool that reads devices: `mini:~ ana$ df -h`, `$ ideviceinfo -s`. A bare `>` quotes, a bare `#` heads. */
const PROMPT =
  /^(?:[\w.:/-]{0,40}[@~][\w.@~:/ -]{0,60}[$%#>]|[\w.:/-]{1,40} ?\w{1,30}[$#]|[$%]) ?(?:sudo )?(?:df|ps|brctl|log (?:show|stream|collect)|idevice(?:info|syslog|diagnostics)|pymobiledevice3|sysdiagnose|sw_vers|pmset|cfgutil|tmutil|diskutil)\b[^\n]{0,200}(?:\n|$)/;
/** A dump, the containers, the account's quota: what `brctl` prints. */
const BRCTL =
  /^(?:dump taken at .{1,80}\[account=|\d{1,9} containers matching '|listing \d{1,9} containers\b|\d{1,15} bytes of quota remaining in |brctl (?:status|dump)\s*\n)|(?:^|\n)command line: brctl\b|\{client:[a-z-]{2,40} server:/;
/** `ProductVersion: 18.7.1`: what `ideviceinfo` prints. */
const PROPERTY =
  /^(?:ActivationState|BasebandVersion|BuildVersion|CPUArchitecture|DeviceClass|DeviceName|HardwareModel|HardwarePlatform|ModelNumber|PasswordProtected|ProductName|ProductType|ProductVersion|RegionInfo|SerialNumber|TimeZone|UniqueDeviceID|WiFiAddress): \S/gm;
/** A line that is neither a value behind its name nor indented. */
const PROSE = /^(?!\s|[\w-]{1,60}(?:\[\d{1,6}\])?:(?:\s|$))[^\n]*\n/m;
const COLOUR = '\x1b[';
/** So much decides. */
const HEAD = 4000;
const PROPERTIES = 3;
/** Behind it colours may come from something quoted. */
const FIRST_LINES = 300;

/** Does a text begin as a terminal shows it, with what a tool prints that reads devices? */
export function looksLikeTerminal(text: string): boolean {
  const head = text.slice(0, HEAD).replace(/^\ufeff/, '');
  return (
    head.slice(0, FIRST_LINES).includes(COLOUR) ||
    PROMPT.test(head) ||
    BRCTL.test(head) ||
    (PROPERTY.test(head.split('\n', 1)[0] ?? '') &&
      (head.match(PROPERTY)?.length ?? 0) >= PROPERTIES &&
      !PROSE.test(head))
  );
}

/** A text without the prompt on its first line. */
export const behindPrompt = (text: string): string => text.replace(PROMPT, '');
