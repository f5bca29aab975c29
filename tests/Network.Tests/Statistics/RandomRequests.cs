using Google.Protobuf.WellKnownTypes;
using Netralitas.Contracts.Cases.V1;
using Netralitas.Contracts.Common.V1;
using Netralitas.Contracts.Reference.V1;
using Dimension = Netralitas.Contracts.Cases.V1.Dimension;
using Enum = System.Enum;

namespace Netralitas.Network.Tests.Statistics;

/// <summary>Requests made by chance, within West Kalimantan.</summary>
internal sealed class RandomRequests(Random random)
{
    private static readonly IReadOnlyList<Dimension> Dimensions = [.. Enum.GetValues<Dimension>().Where(dimension => dimension != Dimension.Unspecified)];

    /// <summary>A request with some filters.</summary>
    public GetStatisticsRequest Next()
    {
        var request = new GetStatisticsRequest { RegionCodes = { random.Next(2) == 0 ? ["61"] : Some("61.01", "61.71", "61.02") } };
        request.GroupBy.AddRange(random.GetItems([.. Dimensions], random.Next(1, 4)).Distinct());
        Add(request.ElectionIds, "pilkada-2024", "pemilu-2024");
        Add(request.Kinds, CaseKind.Report, CaseKind.Finding, CaseKind.Information);
        Add(request.SubjectKinds, SubjectKind.CivilServant, SubjectKind.SeniorExecutive);
        Add(request.ViolationGroups, ViolationGroup.Discipline, ViolationGroup.Ethics, ViolationGroup.Crime);
        Add(request.ViolationIds, "DIS-04", "DIS-06", "ETH-02");
        Add(request.Phases, "CAMPAIGN", "NUMBERS_DRAWING", "FIXED_PRE_CAMPAIGN", "QUIET");
        Add(request.Fixings, FixingPhase.AfterFixing, FixingPhase.BeforeFixing);
        Add(request.States, CaseState.Decided, CaseState.Registered, CaseState.InitialStudy);
        Add(request.Outcomes, Outcome.Unspecified, Outcome.NotProven, Outcome.ViolationDiscipline);
        if (random.Next(8) == 0)
        {
            request.ReceivedFrom = Timestamp.FromDateTimeOffset(new DateTimeOffset(2024, 10, 1, 0, 0, 0, TimeSpan.FromHours(7)));
        }

        return request;
    }

    /// <summary>The same request for one election beside the other.</summary>
    public static GetStatisticsRequest Comparing(GetStatisticsRequest request)
    {
        var compared = request.Clone();
        compared.GroupBy.Remove(Dimension.Election);
        compared.GroupBy.AddRange(compared.GroupBy.Count == 0 ? [Dimension.Region] : Array.Empty<Dimension>());
        compared.ElectionIds.Clear();
        compared.ElectionIds.Add("pilkada-2024");
        compared.CompareElectionId = "pemilu-2024";
        return compared;
    }

    private void Add<T>(Google.Protobuf.Collections.RepeatedField<T> filter, params T[] values)
    {
        if (random.Next(6) == 0)
        {
            filter.AddRange(Some(values));
        }
    }

    private T[] Some<T>(params T[] values) => [.. random.GetItems(values, random.Next(1, values.Length + 1)).Distinct()];
}
