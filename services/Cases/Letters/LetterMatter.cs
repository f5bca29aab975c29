using Netralitas.Cases.CaseFile;
using Netralitas.Cases.Documents;
using Netralitas.Contracts;
using Netralitas.Contracts.Cases.V1;
using Netralitas.Platform.Errors;
using NodaTime;
using Forwarding = Netralitas.Cases.Procedure.Forwarding;
using Hearing = Netralitas.Cases.Procedure.Hearing;
using ReportedPerson = Netralitas.Cases.CaseFile.ReportedPerson;

namespace Netralitas.Cases.Letters;

/// <summary>What a letter is about.</summary>
/// <param name="File">The case, with persons and allegations.</param>
/// <param name="Order">What the letter is to say.</param>
/// <param name="Date">Its date.</param>
/// <param name="Forwardings">What a forwarding letter forwards: one or more steps of the same number and receiver.</param>
/// <param name="Hearing">The hearing of an invitation; null for other letters.</param>
/// <param name="Enclosures">The documents that go with it.</param>
internal sealed record LetterMatter(
    NeutralityCase File, LetterOrder Order, LocalDate Date, IReadOnlyList<Forwarding> Forwardings, Hearing? Hearing, IReadOnlyList<DocumentRow> Enclosures)
{
    private const string Issue = "IssueLetter";

    private static readonly CaseState[] Told = [CaseState.NotRegistered, CaseState.Decided, CaseState.StatusAnnounced, CaseState.Forwarded, CaseState.Concluded, CaseState.Withdrawn];

    /// <summary>The persons that it is about, in the order of the case.</summary>
    public IReadOnlyList<ReportedPerson> Persons { get; } =
        [.. File.Persons.Where(person => Forwardings.Any(forwarding => forwarding.PersonIds.Contains(person.Id))).OrderBy(person => person.Position)];

    /// <summary>The decision. Refused: the case is not far enough; no step has that number; no such hearing; it is no report.</summary>
    /// <param name="file">The case.</param>
    /// <param name="order">What the letter is to say.</param>
    /// <param name="today">Today at the handling office.</param>
    /// <param name="enclosures">The documents that go with it.</param>
    public static Decision<LetterMatter> Of(NeutralityCase file, LetterOrder order, LocalDate today, IReadOnlyList<DocumentRow> enclosures)
    {
        var hearing = file.Hearings.FirstOrDefault(hearing => hearing.Id == order.HearingId);
        IReadOnlyList<Forwarding> forwardings = order.Kind == LetterKind.ForwardingLetter
            ? [.. file.Forwardings.Where(forwarding => forwarding.DocumentNumber == order.Number && forwarding.ReceiverOfficeId == order.ReceiverOfficeId)]
            : [];
        return order.Kind switch
        {
            LetterKind.Receipt when file.Kind != CaseKind.Report => Refusal.Of(LetterReasons.NeedsReport),
            LetterKind.StatusNotice when !Told.Contains(file.State) => Refusal.NotNow("case", file.Id.ToString(), Issue, Words.Of(file.State), CaseLifecycle.Table[file.State]),
            LetterKind.ClarificationInvite when hearing is null => Refusal.NotFound("hearing", order.HearingId.ToString()),
            LetterKind.ClarificationInvite when hearing.InvitationNumber != order.Number => Refusal.Of(LetterReasons.NumberWrong, ("method", CaseLifecycle.Invite), ("number", order.Number)),
            LetterKind.ForwardingLetter when forwardings.Count == 0 => Refusal.Of(LetterReasons.NumberWrong, ("method", CaseLifecycle.Forward), ("number", order.Number)),
            _ => new LetterMatter(file, order, order.Date ?? today, forwardings, hearing, enclosures),
        };
    }
}
