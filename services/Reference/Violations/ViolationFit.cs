using NodaTime;

namespace Netralitas.Reference;

/// <summary>An act, as far as the violation catalogue asks.</summary>
/// <param name="Date">Day of the act.</param>
/// <param name="Election">The election.</param>
/// <param name="Contest">What is contested in it.</param>
/// <param name="Place">Region of the act.</param>
public sealed record Act(LocalDate Date, Election Election, Contest Contest, Region Place);

/// <summary>Whether a violation of the catalogue is one that a kind of person can have committed by an act.</summary>
/// <param name="Type">The row in force; null where there is none.</param>
/// <param name="Problems">Why it is not; empty where it is.</param>
public sealed record ViolationFit(ViolationType? Type, IReadOnlyList<string> Problems)
{
    /// <summary>Looks it up.</summary>
    /// <param name="book">The catalogue and kinds of person.</param>
    /// <param name="act">The act.</param>
    /// <param name="subjectKind">The kind of person, such as <c>CIVIL_SERVANT</c>.</param>
    /// <param name="code">Code of the violation.</param>
    public static ViolationFit Of(ReferenceBook book, Act act, string subjectKind, string code)
    {
        ArgumentNullException.ThrowIfNull(book);
        ArgumentNullException.ThrowIfNull(act);
        var moment = new LawMoment(act.Date, act.Election.Family, act.Place);
        if (book.Law.Violations.Find(code, moment) is not { } type)
        {
            return new ViolationFit(null, [$"must be in force on {act.Date:uuuu-MM-dd} under the law of {act.Election.Id}"]);
        }

        var (phase, problems) = (act.Election.FixingAt(act.Contest, act.Place, act.Date), new List<string>());
        if (type.Phase != FixingPhase.Any && phase != FixingPhase.Any && type.Phase != phase)
        {
            problems.Add(phase == FixingPhase.BeforeFixing ? "must be one of acts before the candidates were fixed" : "must be one of acts after the candidates were fixed");
        }

        if (!type.Subjects.Contains(book.Law.Subjects.Find(subjectKind, moment)!.Group))
        {
            problems.Add("must be one that this kind of person can commit");
        }

        return new ViolationFit(type, problems);
    }
}
