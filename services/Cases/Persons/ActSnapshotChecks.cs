using System.Text.RegularExpressions;
using Netralitas.Cases.Intake;
using Netralitas.Contracts.Cases.V1;
using Netralitas.Contracts.Common.V1;
using Netralitas.Platform.Errors;

namespace Netralitas.Cases.Persons;

/// <summary>Checks what a person is said to have been on the day of the act, each part by itself and against the kind of person.</summary>
/// <remarks>UU 20/2023 (posts); PP 11/2017 jo PP 17/2020 (ranks; unpaid leave is for PNS); PP 49/2018 (PPPK).</remarks>
internal static partial class ActSnapshotChecks
{
    private const int RankMax = 20;

    private static readonly EmploymentStatus[] Contracts = [EmploymentStatus.Contract, EmploymentStatus.PartTimeContract];
    private static readonly PostClass[] Executives = [PostClass.SeniorExecutiveMain, PostClass.SeniorExecutiveMiddle, PostClass.SeniorExecutivePrimary];
    private static readonly PostClass[] Posts = [.. Enum.GetValues<PostClass>().Where(post => post != PostClass.Unspecified)];

    /// <summary>Of each kind of civil servant, how one can be employed and in which class of post. Who is not here is no civil servant.</summary>
    private static readonly Dictionary<SubjectKind, (EmploymentStatus[] Employment, PostClass[] Posts)> Fitting = new()
    {
        [SubjectKind.CivilServant] = ([EmploymentStatus.Permanent], Posts),
        [SubjectKind.ContractCivilServant] = (Contracts, [PostClass.SeniorExecutiveMain, PostClass.SeniorExecutiveMiddle, PostClass.Functional, PostClass.Executor]),
        [SubjectKind.ProbationaryCivilServant] = ([EmploymentStatus.Probationary], [PostClass.Functional, PostClass.Executor]),
        [SubjectKind.CentralCivilServant] =
            ([EmploymentStatus.Permanent, EmploymentStatus.Probationary, .. Contracts], [.. Posts.Except([PostClass.SubdistrictHead, PostClass.UrbanVillageHead])]),
        [SubjectKind.UrbanVillageHead] = ([EmploymentStatus.Permanent], [PostClass.UrbanVillageHead]),
        [SubjectKind.SeniorExecutive] = ([EmploymentStatus.Permanent, EmploymentStatus.Contract], Executives),
    };

    /// <summary>Checks it.</summary>
    /// <param name="checks">Collects what is wrong.</param>
    /// <param name="path">Before the names of the fields.</param>
    /// <param name="given">What was said; null for nothing.</param>
    /// <param name="kind">What the person is in law.</param>
    public static ActSnapshot Check(FieldChecks checks, string path, PersonAtAct? given, SubjectKind kind)
    {
        if (given is null)
        {
            return ActSnapshot.Unknown;
        }

        Known(checks, path + "employment_status", given.EmploymentStatus);
        Known(checks, path + "post_class", given.PostClass);
        Known(checks, path + "leave", given.Leave);
        Known(checks, path + "candidate_relation", given.CandidateRelation);
        var unit = checks.Text(path + "unit", given.Unit, 0, IntakeChecks.WordsMax);
        var rank = Canonical(checks.Text(path + "rank", given.Rank, 0, RankMax));
        var told = new ActSnapshot(given.EmploymentStatus, NullIfEmpty(rank), given.PostClass, NullIfEmpty(unit), given.Leave, given.CandidateRelation);
        // Of an unknown kind, which is a bad field of its own, nothing can be said.
        if (Enum.IsDefined(kind) && kind != SubjectKind.Unspecified)
        {
            Fit(checks, path, told, kind);
        }

        return told;
    }

    /// <summary>A person who is identified anew keeps what is not told again, unless it does not fit what is told now.</summary>
    public static ActSnapshot WithKnown(ActSnapshot told, ActSnapshot known, SubjectKind kind)
    {
        Func<ActSnapshot, ActSnapshot>[] keep =
        [
            at => at.Employment == default ? at with { Employment = known.Employment } : at,
            at => at with { Rank = at.Rank ?? known.Rank },
            at => at.PostClass == default ? at with { PostClass = known.PostClass } : at,
            at => at with { Unit = at.Unit ?? known.Unit },
            at => at.Leave == default ? at with { Leave = known.Leave } : at,
            at => at.Relation == default ? at with { Relation = known.Relation } : at,
        ];
        return keep.Aggregate(told, (at, more) => Fits(more(at)) ? more(at) : at);

        bool Fits(ActSnapshot at)
        {
            var checks = new FieldChecks();
            Fit(checks, "", at, kind);
            return checks.Clean;
        }
    }

    private static void Fit(FieldChecks checks, string path, ActSnapshot told, SubjectKind kind)
    {
        var (employment, posts) = Fitting.GetValueOrDefault(kind, ([], []));
        const string Nobody = "must be empty for who is no civil servant";
        checks.Require(told.Employment == default || employment.Contains(told.Employment), path + "employment_status",
            employment.Length == 0 ? Nobody : $"must be {Words(employment)} for this subject_kind");
        checks.Require(told.PostClass == default || posts.Contains(told.PostClass), path + "post_class", posts.Length == 0 ? Nobody : $"must be {Words(posts)} for this subject_kind");
        var possible = employment.Contains(told.Employment) ? [told.Employment] : employment;
        checks.Require(told.Rank is null || possible.Any(status => IsRank(told.Rank, status)), path + "rank",
            employment.Length == 0 ? Nobody : "must be a rank such as III/d, or I to XVII of contract civil servants, as the person is employed");
        checks.Require(told.Leave != LeaveStatus.Unpaid || possible.Contains(EmploymentStatus.Permanent), path + "leave", "must be UNPAID (CLTN) of permanent civil servants only");
    }

    private static bool IsRank(string rank, EmploymentStatus status) => (Contracts.Contains(status) ? ContractRank() : Rank()).IsMatch(rank);

    /// <summary><c>iii / D</c> as <c>III/d</c>.</summary>
    private static string Canonical(string rank)
    {
        var parts = rank.Replace(" ", "", StringComparison.Ordinal).Split('/', 2);
        return string.Join('/', parts.Select((part, i) => i == 0 ? part.ToUpperInvariant() : part.ToLowerInvariant()));
    }

    private static void Known<T>(FieldChecks checks, string field, T value)
        where T : struct, Enum => checks.Require(Enum.IsDefined(value), field, "must be a known value");

    private static string Words<T>(IEnumerable<T> values)
        where T : struct, Enum => string.Join(", ", values.Select(Netralitas.Contracts.Words.Of));

    private static string? NullIfEmpty(string text) => text.Length == 0 ? null : text;

    [GeneratedRegex("^((I|II|III)/[a-d]|IV/[a-e])$")]
    private static partial Regex Rank();

    [GeneratedRegex("^(I|II|III|IV|V|VI|VII|VIII|IX|X|XI|XII|XIII|XIV|XV|XVI|XVII)$")]
    private static partial Regex ContractRank();
}
