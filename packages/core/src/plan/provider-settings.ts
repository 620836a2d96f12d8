import type { Config, ProviderSettings } from "../schemas/config.ts";

/** A setting of a provider, and the name in `blastgate.yaml` it stands under: providers share a limit by that name. */
export interface NamedSetting<Name extends keyof ProviderSettings> {
  name: string;
  value: NonNullable<ProviderSettings[Name]>;
}

/** What `blastgate.yaml` says of a provider: by the longest name that is its id, or its id's beginning up to a `:`. */
export function providerSetting<Name extends keyof ProviderSettings>(
  providers: Config["providers"],
  provider: string,
  setting: Name,
): NamedSetting<Name> | undefined {
  let found: NamedSetting<Name> | undefined;
  for (const [name, settings] of Object.entries(providers)) {
    const value = settings[setting];
    const applies = provider === name || provider.startsWith(name.endsWith(":") ? name : `${name}:`);
    if (applies && value !== undefined && name.length >= (found?.name.length ?? 0)) found = { name, value };
  }
  return found;
}

/** US dollars for tokens of a provider by its price in `blastgate.yaml`; `null` where that has none. */
export function priceOfTokens(
  providers: Config["providers"],
  provider: string,
  tokens: { prompt: number; completion: number },
): number | null {
  const price = providerSetting(providers, provider, "price")?.value;
  return price ? (tokens.prompt * price.input + tokens.completion * price.output) / 1_000_000 : null;
}

/** The limits of each of several machines that run at once: what a provider allows in a minute is shared by them. */
export function shareLimits(providers: Config["providers"], machines: number): Config["providers"] {
  const share = (limit: number) => Math.max(1, Math.floor(limit / machines));
  return Object.fromEntries(
    Object.entries(providers).map(([name, settings]) => {
      const { "requests-per-minute": requests, "tokens-per-minute": tokens } = settings;
      return [
        name,
        {
          ...settings,
          ...(requests !== undefined && { "requests-per-minute": share(requests) }),
          ...(tokens !== undefined && { "tokens-per-minute": share(tokens) }),
        },
      ];
    }),
  );
}
