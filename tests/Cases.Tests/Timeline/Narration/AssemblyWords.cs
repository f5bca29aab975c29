using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using System.Text.RegularExpressions;
using Netralitas.Platform.Errors;

namespace Netralitas.Cases.Tests.Timeline.Narration;

/// <summary>The types of events as the code of Cases has them, read off its assembly: every literal in capitals that is no reason of a refusal.</summary>
internal static partial class AssemblyWords
{
    // Words that are a type of event and a reason of a refusal.
    private static readonly string[] Both = ["REPORTER_SHREDDED", "HEARING_RECORDED", "TRANSFER_OFFERED"];

    public static IReadOnlyList<string> EventTypes()
    {
        var cases = typeof(CasesModule).Assembly;
        var reasons = cases.GetTypes().SelectMany(type => type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            .Where(field => field.FieldType == typeof(Reason) && !field.DeclaringType!.ContainsGenericParameters).Select(field => ((Reason)field.GetValue(null)!).Code).ToHashSet();
        // Of the code that is generated for regular expressions.
        reasons.Add("REGEX_DEFAULT_MATCH_TIMEOUT");
        // The rule by which an officer keeps out.
        reasons.Add("EMPLOYEE_NUMBER");
        reasons.ExceptWith(Both);
        return [.. Literals(cases.Location).Where(literal => InCapitals().IsMatch(literal)).Distinct().Except(reasons)];
    }

    private static IEnumerable<string> Literals(string path)
    {
        using var file = new PEReader(File.OpenRead(path));
        var metadata = file.GetMetadataReader();
        for (var handle = MetadataTokens.UserStringHandle(1); !handle.IsNil; handle = metadata.GetNextHandle(handle))
        {
            yield return metadata.GetUserString(handle);
        }
    }

    [GeneratedRegex("^[A-Z]+(_[A-Z]+)+$")]
    private static partial Regex InCapitals();
}
