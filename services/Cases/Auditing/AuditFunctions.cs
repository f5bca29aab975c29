using Microsoft.Extensions.Configuration;
using Netralitas.Platform.Hosting;
using Netralitas.Reference;

namespace Netralitas.Cases.Auditing;

/// <summary>The functions whose offices may open cases for audit: the operator decides (<c>Audit:Functions</c>).</summary>
/// <param name="Names">Such as <c>bawaslu</c>.</param>
internal sealed record AuditFunctions(IReadOnlySet<string> Names)
{
    private const string Setting = "Audit:Functions";

    /// <summary>Who oversees the handling of cases (Bawaslu), and who oversees the management of civil servants (BKN).</summary>
    private const string Usual = "bawaslu,bkn";

    /// <summary>Reads them.</summary>
    /// <exception cref="SettingException">One is no function of the network.</exception>
    public static AuditFunctions Of(IConfiguration settings, OfficeTable offices)
    {
        var names = (settings[Setting] is { Length: > 0 } text ? text : Usual).Split(',', StringSplitOptions.TrimEntries).ToHashSet(StringComparer.Ordinal);
        var strange = names.FirstOrDefault(name => !offices.Functions.Contains(name));
        return strange is null ? new AuditFunctions(names) : throw new SettingException(Setting, $"'{strange}' is no function of an office; give functions such as {Usual}");
    }
}
