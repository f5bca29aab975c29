namespace Netralitas.Cli.Connection;

/// <summary>The token that a command calls with.</summary>
internal static class BearerToken
{
    /// <summary>Environment variable that gives it.</summary>
    public const string Variable = "NETRALITAS_TOKEN";

    private const string Advice = "get one with ./netralitas token --data DIR --agency ID";

    /// <summary>The token: as given, from the file after <c>@</c>, or from the environment.</summary>
    /// <param name="given">From the command line; null when not given.</param>
    /// <param name="isNeeded">Whether nothing else says who calls.</param>
    /// <exception cref="UsageException">There is none though it is needed.</exception>
    public static string? Choose(string? given, bool isNeeded)
    {
        var text = given ?? Environment.GetEnvironmentVariable(Variable);
        if (string.IsNullOrWhiteSpace(text))
        {
            return !isNeeded ? null : throw new UsageException("--token", $"give a token or set {Variable}; {Advice}");
        }

        var token = (text[0] == '@' ? Read(text[1..]) : text).Trim();
        return token.Length > 0 && token.All(c => c is > ' ' and <= '~')
            ? token
            : throw new UsageException("--token", $"this is no token; {Advice}");
    }

    private static string Read(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new UsageException("--token", $"cannot read the file '{path}': {e.Message}");
        }
    }
}
