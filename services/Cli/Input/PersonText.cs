using Netralitas.Contracts.Cases.V1;
using Netralitas.Contracts.Common.V1;

namespace Netralitas.Cli.Input;

/// <summary>A reported person in one word of the command line: <c>name=...;kind=CIVIL_SERVANT;employer=setda-63.72;post=...;act=...</c>.</summary>
internal static class PersonText
{
    /// <summary>How it is written.</summary>
    public const string Form = "\"name=...;kind=CIVIL_SERVANT;employer=setda-63.72;post=...;act=...\"";

    private static readonly IReadOnlyDictionary<string, string> FieldOf = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
    {
        ["name"] = "name", ["kind"] = "subject_kind", ["employer"] = "employer_office_id", ["post"] = "post", ["act"] = "alleged_act",
        ["nip"] = "employee_number", ["nik"] = "resident_number",
        ["employment"] = "at_act.employment_status", ["rank"] = "at_act.rank", ["class"] = "at_act.post_class", ["unit"] = "at_act.unit",
        ["leave"] = "at_act.leave", ["relation"] = "at_act.candidate_relation",
    };

    /// <summary>The key that fills a field of the person.</summary>
    public static string KeyOf(string field) => FieldOf.FirstOrDefault(pair => pair.Value == field).Key ?? field;

    /// <summary>Reads a person; the service judges the values, this only the form.</summary>
    /// <exception cref="UsageException">It is not of the form.</exception>
    public static NewReportedPerson Read(string text)
    {
        var person = new NewReportedPerson();
        foreach (var (key, value) in Parts(text, FieldOf.Keys, Form))
        {
            Fill(person, FieldOf[key], value);
        }

        return person;
    }

    /// <summary>What is given for a person, each key once and in small letters.</summary>
    /// <exception cref="UsageException">It is not of the form.</exception>
    internal static IEnumerable<(string Key, string Value)> Parts(string text, IEnumerable<string> keys, string form)
    {
        var left = keys.ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var part in text.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (part.Split('=', 2, StringSplitOptions.TrimEntries) is not [var key, var value] || !keys.Contains(key, StringComparer.OrdinalIgnoreCase))
            {
                throw new UsageException("--person", $"'{part}' is not key=value with one of the keys {string.Join(", ", keys)}; write {form}");
            }

            if (!left.Remove(key))
            {
                throw new UsageException("--person", $"the key '{key}' is given twice for one person; write one --person for each");
            }

            yield return (key.ToLowerInvariant(), value);
        }
    }

    /// <summary>One of the words of an enum.</summary>
    /// <exception cref="UsageException">It is none.</exception>
    internal static T Word<T>(string key, string value)
        where T : struct, Enum => EnumWords<T>.TryRead(value, out var word)
            ? word
            : throw new UsageException("--person", $"{key}='{value}' is not one of its words; write one of {EnumWords<T>.Allowed}");

    private static void Fill(NewReportedPerson person, string field, string value)
    {
        switch (field)
        {
            case "name":
                person.Name = value;
                break;
            case "subject_kind":
                person.SubjectKind = Word<SubjectKind>("kind", value);
                break;
            case "employer_office_id":
                person.EmployerOfficeId = value;
                break;
            case "post":
                person.Post = value;
                break;
            case "employee_number":
                person.EmployeeNumber = value;
                break;
            case "resident_number":
                person.ResidentNumber = value;
                break;
            case "alleged_act":
                person.AllegedAct = value;
                break;
            default:
                Fill(person.AtAct ??= new PersonAtAct(), field, value);
                break;
        }
    }

    private static void Fill(PersonAtAct atAct, string field, string value)
    {
        switch (field)
        {
            case "at_act.employment_status":
                atAct.EmploymentStatus = Word<EmploymentStatus>("employment", value);
                break;
            case "at_act.rank":
                atAct.Rank = value;
                break;
            case "at_act.post_class":
                atAct.PostClass = Word<PostClass>("class", value);
                break;
            case "at_act.unit":
                atAct.Unit = value;
                break;
            case "at_act.leave":
                atAct.Leave = Word<LeaveStatus>("leave", value);
                break;
            default:
                atAct.CandidateRelation = Word<CandidateRelation>("relation", value);
                break;
        }
    }
}
