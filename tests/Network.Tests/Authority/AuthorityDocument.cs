using System.Text;
using Netralitas.Platform.Authority;

namespace Netralitas.Network.Tests.Authority;

/// <summary><c>docs/authority.md</c>: what was seen when every office called every method.</summary>
internal static class AuthorityDocument
{
    private const string Path = "docs/authority.md";

    /// <summary>Fails when the document does not show what was seen; the new text is then beside it, to be looked at and taken over.</summary>
    public static void ShouldShow(IEnumerable<string> methods, IReadOnlyCollection<Walked> seen, IReadOnlySet<string> neverOnBehalf)
    {
        var file = System.IO.Path.Combine(Root(), Path);
        var text = Write(methods, seen, neverOnBehalf);
        if (!File.Exists(file) || File.ReadAllText(file) != text)
        {
            File.WriteAllText(file + ".new", text);
            throw new ShouldAssertException($"{Path} is not what was seen; look at {Path}.new, and rename it if it is right.");
        }
    }

    private static string Write(IEnumerable<string> methods, IReadOnlyCollection<Walked> seen, IReadOnlySet<string> neverOnBehalf)
    {
        var text = new StringBuilder();
        text.Append("# Who may do what\n\n");
        text.Append("Seen by calling, not copied from the rules: an office of every function at the place of the act, at the employer's, at the province above both\n");
        text.Append("and nationally called every method, with every role where it has to do with the example (`AuthorityMatrixTests`, which also keeps this page current). The example is a report about\n");
        text.Append("an act in Tanah Laut by a civil servant of Banjarbaru, and the identification task and notice of Banjarbaru's personnel office.\n\n");
        text.Append("**yes**: the call goes through. **looks**: the office sees what the call is about but may not do this (`PERMISSION_DENIED`, `NOT_ALLOWED`).\n");
        text.Append("**hidden**: for this office it does not exist (`NOT_FOUND`, not in lists and streams). An account without one of the roles gets\n");
        text.Append("`PERMISSION_DENIED`, `ROLE_MISSING`, whatever its office. An office with a conflict of interest stands as *every other office*.\n");
        text.Append("**On behalf**: whether an office that holds a mandate may call it for another office, for which it then ends as for that office itself; else\n`PERMISSION_DENIED`, `NOT_ON_BEHALF`.\n");
        text.Append("What an office may audit is hidden from it until an auditor of it has opened it (`OpenForAudit`); then that account may call `GetCase` and `ListCaseEvents`.\n");
        text.Append("Of `GetContact`, `SetContact` and `RemoveContact` the roles are those for somebody else's contact: an officer may call them for the own one with any role.\n");
        foreach (var service in methods.GroupBy(ServiceOf).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            text.Append($"\n## {service.Key}\n\n| Method | Roles | On behalf |{string.Concat(Standing.All.Select(standing => $" {standing} |"))}\n|---|---|---|{string.Concat(Standing.All.Select(_ => "---|"))}\n");
            foreach (var method in service.Order(StringComparer.Ordinal))
            {
                var walked = seen.Where(one => one.Method == method).ToList();
                text.Append($"| `{method[(method.LastIndexOf('/') + 1)..]}` | {RolesOf(walked)} | {(neverOnBehalf.Contains(method) ? "no" : "yes")} |{string.Concat(Standing.All.Select(standing => $" {CellOf(walked, standing)} |"))}\n");
            }
        }

        text.Append("\n## Which office stands where\n\n| Standing | Offices that called |\n|---|---|\n");
        foreach (var standing in Standing.All)
        {
            var offices = seen.Select(one => one.Office).Distinct().Where(office => Standing.Of(office.Id) == standing).ToList();
            text.Append($"| {standing} | {(standing == Standing.Other ? OfFunctions(offices) : string.Join(", ", offices.Select(office => $"`{office.Id}`").Order(StringComparer.Ordinal)))} |\n");
        }

        return text.ToString();
    }

    private static string OfFunctions(IReadOnlyCollection<Reference.Office> offices) =>
        $"{offices.Count} of these functions: " + string.Join(", ", offices.Select(office => office.Function).Distinct().Order(StringComparer.Ordinal));

    /// <summary>The roles with which somebody got past the check of roles.</summary>
    private static string RolesOf(IReadOnlyCollection<Walked> walked)
    {
        // Who has the wrong office is refused before the role is looked at by some.
        var roles = walked.Where(one => one.Role != RoleWords.Any && one.Verdict is Verdict.Passes).Aggregate(Roles.None, (all, one) => all | one.Role);
        return roles == RoleWords.Any ? "any" : string.Join(", ", roles.Words());
    }

    private static string CellOf(IEnumerable<Walked> walked, string standing) =>
        walked.Where(one => Standing.Of(one.Office.Id) == standing && one.Verdict != Verdict.RoleMissing).Select(one => one.Verdict).Distinct().Single() switch
        {
            Verdict.Passes => "yes",
            Verdict.NotAllowed => "looks",
            _ => "hidden",
        };

    private static string ServiceOf(string method) => method.Split('/')[1].Split('.')[^1];

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(System.IO.Path.Combine(folder.FullName, "Netralitas.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("There is no Netralitas.sln above the tests.");
        }

        return folder.FullName;
    }
}
