using Netralitas.Platform.Authority;
using Netralitas.Platform.Identity;
using Netralitas.Reference;

namespace Netralitas.Cli.Tokens;

/// <summary>Tokens of the local issuer of a data folder.</summary>
internal static class LocalTokens
{
    /// <summary>A token for an office.</summary>
    /// <exception cref="UsageException">No network was started in the folder, or there is no such office.</exception>
    public static string Mint(string folder, string officeId, Roles roles = RoleWords.Business, string? account = null, Guid? officer = null)
    {
        var issuer = Open(folder);
        return ReferenceBook.Load(ReferenceBook.DefaultFolder).Offices.Find(officeId) is not null
            ? issuer.Mint(officeId, TimeProvider.System.GetUtcNow(), roles, account, officer)
            : throw NoSuchOffice(officeId);
    }

    /// <summary>There is no such office.</summary>
    public static UsageException NoSuchOffice(string officeId) =>
        new("--agency", $"there is no office '{officeId}'; write <function>-<region> such as bawaslu-63.01, see ./netralitas office list");

    private static LocalIssuer Open(string folder)
    {
        try
        {
            return LocalIssuer.Open(folder);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new UsageException("--data", $"no sandbox or local network was started in '{folder}'; start one with ./netralitas sandbox --data {folder}");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new UsageException("--data", $"cannot read the issuer's key in '{folder}': {e.Message}");
        }
    }
}
