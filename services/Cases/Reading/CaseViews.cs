using Netralitas.Cases.CaseFile;
using Netralitas.Cases.Procedure;
using Netralitas.Cases.Transfer;
using Netralitas.Contracts.Cases.V1;
using Netralitas.Platform.Authority;
using Netralitas.Platform.Errors;
using Netralitas.Platform.Time;
using NodaTime.Text;
using Person = Netralitas.Cases.CaseFile.ReportedPerson;

namespace Netralitas.Cases.Reading;

/// <summary>What of a case is shown to whom.</summary>
internal static class CaseViews
{
    /// <summary>The view of an office: everything for the handling office, the one above it and an auditor, otherwise what a task needs.</summary>
    public static CaseView ViewOf(Relation relation) =>
        (relation & (Relation.Handler | Relation.HandlerSupervisor | Relation.Auditor)) != 0 ? CaseView.Full : CaseView.NeedToKnow;

    /// <summary>The case in a view.</summary>
    public static Case Show(NeutralityCase file, CaseView view)
    {
        var full = view == CaseView.Full;
        var shown = new Case
        {
            Id = file.Id.ToString(), Etag = Etag.Of(file.Version), View = view, Kind = file.Kind, State = file.State,
            Imported = file.Imported, ElectionId = file.ElectionId, Contest = file.Contest, PlaceRegionCode = file.PlaceRegionCode,
            ActDate = LocalDatePattern.Iso.Format(file.ActDate), KnownDate = LocalDatePattern.Iso.Format(file.KnownDate),
            ReceivedTime = file.ReceivedTime.ToTimestamp(), RecordTime = file.RecordTime.ToTimestamp(), UpdateTime = file.UpdateTime.ToTimestamp(),
            RaisingOfficeId = file.RaisingOfficeId, RecordedByOfficeId = file.RecordingOfficeId ?? "", HandlingOfficeId = file.HandlingOfficeId, TimeZone = file.TimeZone,
            ReceiptNumber = file.ReceiptNumber is null ? null : new OfficialNumber { Text = file.ReceiptNumber, Provisional = file.ReceiptProvisional },
            CountedFromTime = file.CountedFromTime.ToTimestamp(),
            Late = file.Late is { } late ? new LateReport { RuleId = late.RuleId, RuleVersion = late.RuleVersion, AfterTime = late.After.ToTimestamp() } : null,
            OfficialNumber = file.OfficialNumber is null ? null : new OfficialNumber { Text = file.OfficialNumber, Provisional = file.NumberProvisional },
        };
        shown.MergedIntoCaseId = file.MergedIntoCaseId?.ToString() ?? "";
        if (full)
        {
            shown.EvidenceLinks.AddRange(file.EvidenceLinks);
            shown.MergedCaseIds.AddRange(file.MergedCaseIds.Select(merged => merged.ToString()));
            shown.RecusedOfficeIds.AddRange(file.RecusedOfficeIds);
            shown.RecusedOfficerIds.AddRange(file.RecusedOfficerIds.Select(officer => officer.ToString()));
        }

        shown.Persons.AddRange(file.Persons.OrderBy(person => person.Position).Select(person => Show(person, full)));
        if (full && file.StudyTime is { } studied)
        {
            shown.InitialStudy = new InitialStudy
            {
                FormalRequirementsMet = file.FormalRequirementsMet, MaterialRequirementsMet = file.MaterialRequirementsMet,
                Summary = file.StudySummary, CompleteTime = studied.ToTimestamp(),
            };
        }

        if (full)
        {
            ProcedureViews.Add(shown, file);
        }

        TransferViews.Add(shown, file, full);

        if (file.ClosedTime is { } closed)
        {
            shown.Closing = new Contracts.Cases.V1.Closing { Reason = file.CloseReason, CloseTime = closed.ToTimestamp(), Note = full ? file.CloseNote ?? "" : "" };
        }

        return shown;
    }

    private static Contracts.Cases.V1.ReportedPerson Show(Person person, bool full) => new()
    {
        Id = person.Id.ToString(),
        Name = full ? person.Name ?? "" : "",
        Initials = person.Initials,
        Identified = person.Name is not null,
        SubjectKind = person.SubjectKind,
        EmployerOfficeId = person.EmployerOfficeId ?? "",
        Post = person.Post,
        AllegedAct = full ? person.AllegedAct : "",
        EmployeeNumber = full ? person.EmployeeNumber ?? "" : "",
        ResidentNumber = full ? person.ResidentNumber ?? "" : "",
        AtAct = person.AtAct.ToMessage(full),
    };
}
