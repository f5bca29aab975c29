using NodaTime;

namespace Netralitas.Reference;

/// <summary>What is forwarded.</summary>
/// <param name="SubjectKind">The kind of person, such as <c>CIVIL_SERVANT</c>.</param>
/// <param name="Outcome">What was decided, such as <c>CRIME_SUSPECTED</c>; null where nothing was.</param>
/// <param name="At">The day of the forwarding, the election, and the region of the employer, or of the act where there is no employer.</param>
/// <param name="PlaceOfAct">Region of the act.</param>
public sealed record Forwarded(string SubjectKind, string? Outcome, LawMoment At, Region PlaceOfAct)
{
    /// <summary>What is forwarded on a day.</summary>
    /// <param name="book">Offices and regions.</param>
    /// <param name="person">The kind of person, and the office that employs the person, null for none.</param>
    /// <param name="outcome">What was decided; null where nothing was.</param>
    /// <param name="day">The day, where the handling office is.</param>
    /// <param name="act">The election, and the region of the act.</param>
    public static Forwarded On(ReferenceBook book, (string Kind, string? EmployerOfficeId) person, string? outcome, LocalDate day, (ElectionFamily Family, Region Place) act)
    {
        ArgumentNullException.ThrowIfNull(book);
        var region = person.EmployerOfficeId is { } employer && book.Offices.Find(employer)?.RegionCode is { } code ? book.Regions.Find(code)! : act.Place;
        return new Forwarded(person.Kind, outcome, new LawMoment(day, act.Family, region), act.Place);
    }
}

/// <summary>Which office receives what is forwarded.</summary>
/// <param name="Rule">The rule by which it does.</param>
/// <param name="Office">The office.</param>
public sealed record RecipientChoice(Recipient Rule, Office Office)
{
    /// <summary>The receiver.</summary>
    /// <returns>Null where no rule holds, or its office does not exist there.</returns>
    public static RecipientChoice? Of(ReferenceBook book, Forwarded forwarded)
    {
        ArgumentNullException.ThrowIfNull(book);
        ArgumentNullException.ThrowIfNull(forwarded);
        var group = book.Law.Subjects.Find(forwarded.SubjectKind, forwarded.At)?.Group;
        var rule = book.Law.Recipients.At(forwarded.At)
            .Where(row => group is { } known && row.Subjects.Contains(known))
            .Where(row => row.SubjectKinds.Count == 0 || row.SubjectKinds.Contains(forwarded.SubjectKind))
            .Where(row => row.Outcomes.Count == 0 || (forwarded.Outcome is { } outcome && row.Outcomes.Contains(outcome)))
            // A row that names the outcome says more than one that names the kind, and that more than one for the whole group.
            .MaxBy(row => (row.Outcomes.Count > 0, row.SubjectKinds.Count > 0));
        return rule is not null && Receiver(book, rule, forwarded) is { } office ? new RecipientChoice(rule, office) : null;
    }

    private static Office? Receiver(ReferenceBook book, Recipient rule, Forwarded forwarded) => rule.Office switch
    {
        RecipientOffice.Act => book.Offices.Of(rule.Function, forwarded.PlaceOfAct.Code),
        RecipientOffice.Place => forwarded.At.Place is { } place ? book.Offices.Of(rule.Function, place.Code) : null,
        RecipientOffice.Covering => forwarded.At.Place is { } place ? book.Offices.Covering(rule.Function, place) : null,
        _ => book.Offices.National(rule.Function),
    };
}
