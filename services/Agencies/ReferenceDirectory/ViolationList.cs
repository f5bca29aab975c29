using Netralitas.Contracts;
using Netralitas.Contracts.Common.V1;
using Netralitas.Contracts.Reference.V1;
using Netralitas.Platform.Errors;
using Netralitas.Platform.Paging;
using Netralitas.Reference;
using Netralitas.ReferenceViews;
using NodaTime;
using Election = Netralitas.Reference.Election;
using FixingPhase = Netralitas.Reference.FixingPhase;
using Region = Netralitas.Reference.Region;
using ViolationGroup = Netralitas.Contracts.Reference.V1.ViolationGroup;
using ViolationType = Netralitas.Reference.ViolationType;
using ViolationTypeMessage = Netralitas.Contracts.Reference.V1.ViolationType;

namespace Netralitas.Agencies.ReferenceDirectory;

/// <summary>The violation catalogue by id and version.</summary>
internal static class ViolationList
{
    public static ListViolationTypesResponse Of(ReferenceBook book, ListViolationTypesRequest request)
    {
        var checks = new FieldChecks();
        var page = Page.Of(checks, request.PageSize, request.PageToken, request);
        checks.Require(Enum.IsDefined(request.Group), "group", "must be a known group");
        checks.Require(Enum.IsDefined(request.SubjectKind), "subject_kind", "must be a known kind of person");
        var day = request.ActDate.Length == 0 ? null : (LocalDate?)checks.Date("act_date", request.ActDate);
        var election = RuleChecks.Election(checks, request.ElectionId, book);
        var place = RuleChecks.Region(checks, "place_region_code", request.PlaceRegionCode, book);
        var phase = Phase(checks, request, election, place, day);
        checks.ThrowIfAny();
        var (rows, next) = book.Law.Violations.All
            .Where(row => request.Group == ViolationGroup.Unspecified || (ViolationGroup)row.Group == request.Group)
            .Where(row => row.Law.Scope.IsUnder(election?.Family) && (day is null || row.Law.Scope.IsOn(day.Value)))
            .Where(row => phase is null or FixingPhase.Any || row.Phase == FixingPhase.Any || row.Phase == phase)
            .Where(row => request.SubjectKind == SubjectKind.Unspecified || row.Subjects.Contains(GroupOf(book, request.SubjectKind, day)))
            .PageOf(page, RuleView.Key);
        return new ListViolationTypesResponse { ViolationTypes = { rows.Select(row => Show(book, row)) }, NextPageToken = next };
    }

    /// <summary>Whether candidates were fixed; null when it is not asked.</summary>
    private static FixingPhase? Phase(FieldChecks checks, ListViolationTypesRequest request, Election? election, Region? place, LocalDate? day)
    {
        if (request.Contest == Contracts.Common.V1.Contest.Unspecified)
        {
            return null;
        }

        var contest = (Netralitas.Reference.Contest)request.Contest;
        var asks = checks.Require(election is not null && place is not null && day is not null, "contest", "must come with election_id, act_date and place_region_code");
        return asks && checks.Require(election!.IsContested(contest, place!), "contest", "must be held at the place in the election")
            ? election!.FixingAt(contest, place!, day!.Value)
            : null;
    }

    /// <summary>The group of a kind of person on a day; as it is now where no day is asked for or told.</summary>
    private static SubjectGroup GroupOf(ReferenceBook book, SubjectKind kind, LocalDate? day)
    {
        var versions = book.Law.Subjects.Versions(Words.Of(kind));
        return (versions.LastOrDefault(row => day is { } on && row.Law.Scope.IsOn(on)) ?? versions[^1]).Group;
    }

    private static ViolationTypeMessage Show(ReferenceBook book, ViolationType row) => new()
    {
        Rule = RuleView.Of(row),
        Group = (ViolationGroup)row.Group,
        SubjectKinds = { Enum.GetValues<SubjectKind>().Where(kind => kind != SubjectKind.Unspecified && row.Subjects.Contains(GroupOf(book, kind, row.Law.Scope.To))) },
        Phase = (Contracts.Reference.V1.FixingPhase)row.Phase,
        SanctionIds = { row.Sanctions },
        Penalty = row.Penalty,
    };
}
