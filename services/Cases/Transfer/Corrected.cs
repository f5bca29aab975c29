using Netralitas.Cases.CaseFile;
using Netralitas.Contracts.Cases.V1;
using Netralitas.Contracts.Common.V1;
using Netralitas.Contracts.Events;
using NodaTime;

namespace Netralitas.Cases.Transfer;

/// <summary>Entries of a case as they should have been.</summary>
/// <param name="ElectionId">The election.</param>
/// <param name="Contest">What is contested.</param>
/// <param name="PlaceRegionCode">Where the act took place.</param>
/// <param name="ActDate">Day of the act.</param>
/// <param name="KnownDate">Day on which it became known.</param>
/// <param name="ReceivedTime">When Bawaslu received it.</param>
/// <param name="PersonId">The reported person; null when nothing about persons is corrected.</param>
/// <param name="Who">Who that person is; null likewise.</param>
/// <param name="AllegedAct">What that person is said to have done; null likewise.</param>
/// <param name="Allegation">An allegation of that person; null when none is corrected.</param>
internal sealed record RightEntries(
    string ElectionId, Contest Contest, string PlaceRegionCode, LocalDate ActDate, LocalDate KnownDate, Instant ReceivedTime, Guid? PersonId, Identity? Who, string? AllegedAct, RightAllegation? Allegation = null);

/// <summary>An allegation as it should have been entered.</summary>
/// <param name="Id">The allegation.</param>
/// <param name="ViolationId">Code of the catalogue.</param>
/// <param name="ViolationVersion">Version of that row, as it was in force on the day of the act.</param>
/// <param name="Outcome">What was decided; unspecified before.</param>
internal sealed record RightAllegation(Guid Id, string ViolationId, int ViolationVersion, Outcome Outcome);

/// <summary>A field that was wrong.</summary>
/// <param name="Field">Its name in the request.</param>
/// <param name="Was">What it said.</param>
/// <param name="Is">What is right.</param>
/// <param name="IsPersonal">Whether its values stay in the case file.</param>
internal sealed record CorrectedField(string Field, string Was, string Is, bool IsPersonal = false);

/// <summary>Wrong entries were put right (koreksi). The event says what was wrong; no earlier event changes.</summary>
/// <param name="At">When.</param>
/// <param name="OfficeId">The office that did it.</param>
/// <param name="DocumentNumber">Number of the document that proves it.</param>
/// <param name="EventSequence">The event that said it wrongly; 0 for none in particular.</param>
/// <param name="Reason">Why, in words.</param>
/// <param name="Right">All entries as they are right.</param>
/// <param name="Fields">Those that were wrong.</param>
/// <param name="Reception">From when it counts as received now, and whether it was late.</param>
/// <param name="Conflict">The employer who keeps out now that it is known; null when none does.</param>
internal sealed record Corrected(
    Instant At, string OfficeId, string DocumentNumber, long EventSequence, string Reason, RightEntries Right, IReadOnlyList<CorrectedField> Fields,
    Intake.Reception Reception, Recused? Conflict)
    : CaseChange(At, OfficeId)
{
    /// <summary>Whether tasks are routed by something that was wrong.</summary>
    public bool Reroutes => Fields.Any(one => one.Field is CorrectEntry.Election or CorrectEntry.Place or CorrectEntry.Known or CorrectEntry.Received or CorrectEntry.Employer or CorrectEntry.Kind);

    public override string Type => "ENTRY_CORRECTED";

    public override IReadOnlyDictionary<string, string> Facts
    {
        get
        {
            var facts = new Dictionary<string, string> { ["document_number"] = DocumentNumber, ["fields"] = string.Join(' ', Fields.Select(one => one.Field)) };
            if (EventSequence > 0)
            {
                facts["event_sequence"] = EventSequence.ToString();
            }

            if (Right.PersonId is { } person)
            {
                facts["person_id"] = person.ToString();
            }

            foreach (var one in Fields.Where(one => !one.IsPersonal))
            {
                (facts[$"{one.Field}.was"], facts[$"{one.Field}.is"]) = (one.Was, one.Is);
            }

            return facts;
        }
    }

    public override object Personal => new { Reason, Fields = Fields.Where(one => one.IsPersonal) };

    public override CaseChange? Then => Conflict;

    public override ICaseEvent ToFact(CaseSnapshot snapshot) => new CaseProceeded(snapshot, CaseLifecycle.Correct);
}
