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

    private static readonly string[] Keys = ["kind", "employer", "violation", "unidentified"];

    /// <summary>Reads a person; the service judges the values, this only the form.</summary>
    /// <exception cref="UsageException">It is not of the form.</exception>
    public static PlannedPerson Read(string text)
    {
        var person = new PlannedPerson();
        foreach (var (key, value) in PersonText.Parts(text, Keys, Form))
        {
            switch (key)
            {
                case "kind":
                    person.SubjectKind = PersonText.Word<SubjectKind>(key, value);
                    break;
                case "employer":
                    person.EmployerOfficeId = value;
                    break;
                case "unidentified":
                    person.Unidentified = bool.TryParse(value, out var unidentified) ? unidentified : throw new UsageException("--person", $"unidentified='{value}' is neither true nor false");
                    break;
                default:
                    person.Allegations.AddRange(Inputs.Split(value).Select(Allegation));
                    break;
            }
        }

        return person;
    }

    private static PlannedAllegation Allegation(string text) => text.Split(':', 2, StringSplitOptions.TrimEntries) is [var code, var outcome]
        ? new PlannedAllegation { ViolationId = code, Outcome = PersonText.Word<Outcome>("violation", outcome) }
        : new PlannedAllegation { ViolationId = text };
}
