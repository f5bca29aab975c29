using Netralitas.Cli.Input;
using Netralitas.Contracts.Agencies.V1;
using Netralitas.Contracts.Cases.V1;
using Netralitas.Contracts.Common.V1;

namespace Netralitas.Cli.Plans;

/// <summary>A person that there might be in one word of the command line: <c>kind=CIVIL_SERVANT;employer=setda-63.72;violation=DIS-06:VIOLATION_DISCIPLINE</c>.</summary>
internal static class PlannedPersonText
{
    /// <summary>How it is written.</summary>
    public const string Form = "\"kind=CIVIL_SERVANT;employer=setda-63.72;violation=DIS-06:VIOLATION_DISCIPLINE,CRM-P71-1\"";

    /// <summary>Reads a person; the service judges the values, this only the form.</summary>
    /// <exception cref="UsageException">It is not of the form.</exception>
    public static PlannedPerson Read(string text)
    {
        var person = new PlannedPerson();
        foreach (var part in text.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            switch (part.Split('=', 2, StringSplitOptions.TrimEntries))
            {
                case ["kind", var kind]:
                    person.SubjectKind = Word<SubjectKind>("kind", kind);
                    break;
                case ["employer", var employer]:
                    person.EmployerOfficeId = employer;
                    break;
                case ["violation", var violations]:
                    person.Allegations.AddRange(Inputs.Split(violations).Select(Allegation));
                    break;
                default:
                    throw new UsageException("--person", $"'{part}' is not key=value with one of the keys kind, employer, violation; write {Form}");
            }
        }

        return person;
    }

    private static PlannedAllegation Allegation(string text) => text.Split(':', 2, StringSplitOptions.TrimEntries) is [var code, var outcome]
        ? new PlannedAllegation { ViolationId = code, Outcome = Word<Outcome>("violation", outcome) }
        : new PlannedAllegation { ViolationId = text };

    private static T Word<T>(string key, string value)
        where T : struct, Enum => EnumWords<T>.TryRead(value, out var word)
            ? word
            : throw new UsageException("--person", $"{key}='{value}' is not one of its words; write one of {EnumWords<T>.Allowed}");
}
