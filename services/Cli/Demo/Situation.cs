namespace Netralitas.Cli.Demo;

/// <summary>Something that happens in the field, played from the first report on.</summary>
/// <param name="Title">What it is about.</param>
/// <param name="Play">Plays it.</param>
internal sealed record Situation(string Title, Func<Stage, Task> Play);
