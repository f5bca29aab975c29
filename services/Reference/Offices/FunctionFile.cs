using System.Text.RegularExpressions;

namespace Netralitas.Reference;

/// <summary>Reads <c>functions.yaml</c>.</summary>
internal static partial class FunctionFile
{
    public const string Name = "functions.yaml";

    public static IReadOnlyList<AgencyFunction> Read(DataFolder folder)
    {
        var functions = new Dictionary<string, AgencyFunction>(StringComparer.Ordinal);
        var prefixes = new Dictionary<string, string>(StringComparer.Ordinal);
        var ids = new HashSet<string>(StringComparer.Ordinal);
        var rows = YamlFile.Records(folder, Name, "functions");
        foreach (var row in rows)
        {
            row.RefuseRepeat(ids, "id");
            var function = ReadRow(row);
            if (!functions.TryAdd(function.Id, function))
            {
                continue;
            }

            foreach (var prefix in new[] { function.AtProvince.Prefix, function.AtRegency.Prefix }.Distinct())
            {
                if (!prefixes.TryAdd(prefix, function.Id) && prefix.Length > 0)
                {
                    row.Report($"prefix '{prefix}' is already used by function '{prefixes[prefix]}'");
                }
            }
        }

        if (rows.Count > 0)
        {
            RequireFixed(folder, functions, OfficeTable.HandlingFunction);
            RequireFixed(folder, functions, OfficeTable.PersonnelFunction);
        }

        return [.. functions.Values];
    }

    private static AgencyFunction ReadRow(YamlRecord row)
    {
        var function = new AgencyFunction(
            row,
            row.Text("id"),
            ReadNaming(row.Record("province")),
            ReadNaming(row.Record("regency")),
            row.OptionalText("national"),
            row.Word<PersonnelKeeper>("personnel"));
        Provenance.Of(row);
        row.RefuseUnknownKeys();
        if (function is { Personnel: PersonnelKeeper.National, NationalId: null })
        {
            row.Report("personnel", "personnel is national but the function names no national office");
        }

        return function;
    }

    private static TierNaming ReadNaming(YamlRecord? row)
    {
        if (row is null)
        {
            return new TierNaming(string.Empty, string.Empty);
        }

        var naming = new TierNaming(row.Text("prefix"), row.Text("name"));
        row.RefuseUnknownKeys();
        if (naming.Prefix.Length > 0 && !Prefix().IsMatch(naming.Prefix))
        {
            row.Report("prefix", $"prefix '{naming.Prefix}' is not lower-case letters, digits and hyphens");
        }

        if (naming.Name.Length > 0 && !naming.Name.Contains("{region}", StringComparison.Ordinal))
        {
            row.Report("name", "name must hold {region}");
        }

        return naming;
    }

    // Ids of these offices are built and read elsewhere: the prefix is part of the contract, not a choice of the operator.
    private static void RequireFixed(DataFolder folder, Dictionary<string, AgencyFunction> functions, string id)
    {
        if (!functions.TryGetValue(id, out var function))
        {
            folder.Problems.Add(Name, 1, $"function '{id}' is missing");
        }
        else if (function.AtProvince.Prefix != id || function.AtRegency.Prefix != id)
        {
            function.Row.Report($"the prefix of function '{id}' must stay '{id}' at both tiers");
        }
    }

    [GeneratedRegex("^[a-z][a-z0-9-]*$")]
    private static partial Regex Prefix();
}
