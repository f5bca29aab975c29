namespace Netralitas.Platform.Hosting;

/// <summary>A setting is wrong; the process does not start. The message says which and what to do.</summary>
public sealed class SettingException(string setting, string advice) : Exception($"Setting {setting}: {advice}.");
