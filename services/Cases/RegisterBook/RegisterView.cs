using Netralitas.Cases.CaseFile;
using Netralitas.Cases.Persons;
using Netralitas.Contracts;
using Netralitas.Contracts.Cases.V1;
using NodaTime;
using NodaTime.Text;
using Person = Netralitas.Cases.CaseFile.ReportedPerson;

namespace Netralitas.Cases.RegisterBook;

/// <summary>A case as rows of a register. Two cases are the same in a register exactly when their rows are.</summary>
internal static class RegisterView
{
    /// <summary>The rows of a case.</summary>
    /// <param name="file">The case.</param>
    public static IEnumerable<RegisterRow> Rows(NeutralityCase file)
    {
        foreach (var person in file.Persons.OrderBy(person => person.Position))
        {
            var row = OfCase(file);
            Tell(row, file, person);
            var allegations = file.Allegations.Where(allegation => allegation.PersonId == person.Id).OrderBy(allegation => allegation.Position).ToList();
            if (allegations.Count == 0)
            {
                yield return row;
            }

            foreach (var allegation in allegations)
            {
                var one = row.Clone();
                (one.ViolationId, one.Outcome, one.Sanction) = (allegation.ViolationId, Word(allegation.Outcome), allegation.Sanction ?? "");
                yield return one;
            }
        }
    }

    /// <summary>The word of a value; empty for one that is not given.</summary>
    public static string Word<T>(T value)
        where T : struct, Enum => value.Equals(default(T)) ? "" : Words.Of(value);

    private static RegisterRow OfCase(NeutralityCase file)
    {
        var zone = DateTimeZoneProviders.Tzdb[file.TimeZone];
        return new RegisterRow
        {
            OfficialNumber = file.OfficialNumber ?? "", ReceiptNumber = file.ReceiptNumber ?? "", Kind = Word(file.Kind), ElectionId = file.ElectionId, Contest = Word(file.Contest),
            PlaceRegionCode = file.PlaceRegionCode, ActDate = LocalDatePattern.Iso.Format(file.ActDate), KnownDate = LocalDatePattern.Iso.Format(file.KnownDate),
            ReceivedDate = Day(file.ReceivedTime), RegisteredDate = Day(file.RegisteredTime), DecidedDate = Day(file.DecidedTime), ClosedDate = Day(file.ClosedTime),
            CloseReason = Word(file.CloseReason),
        };

        string Day(Instant? instant) => instant is { } at ? LocalDatePattern.Iso.Format(at.InZone(zone).Date) : "";
    }

    private static void Tell(RegisterRow row, NeutralityCase file, Person person)
    {
        (row.Person, row.Name) = ((person.Position + 1).ToString(), person.Name ?? "");
        (row.EmployeeNumber, row.ResidentNumber) = (person.EmployeeNumber ?? "", person.ResidentNumber ?? "");
        (row.SubjectKind, row.EmployerOfficeId, row.Post, row.AllegedAct) = (Word(person.SubjectKind), person.EmployerOfficeId ?? "", person.Post, person.AllegedAct);
        Tell(row, person.AtAct);
        row.Receivers = string.Join(' ', file.Forwardings.Where(forwarding => forwarding.PersonIds.Contains(person.Id))
            .Select(forwarding => forwarding.ReceiverOfficeId).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
    }

    private static void Tell(RegisterRow row, ActSnapshot at)
    {
        (row.EmploymentStatus, row.Rank, row.PostClass) = (Word(at.Employment), at.Rank ?? "", Word(at.PostClass));
        (row.Unit, row.Leave, row.CandidateRelation) = (at.Unit ?? "", Word(at.Leave), Word(at.Relation));
    }
}
