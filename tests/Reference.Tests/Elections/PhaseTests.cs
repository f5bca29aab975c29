using NodaTime;
using NodaTime.Text;

namespace Netralitas.Reference.Tests;

public sealed class PhaseTests
{
    [Theory]
    [InlineData("pemilu-2024", "CONTESTANTS_FIXING", "2022-12-14", "2022-12-14")]
    [InlineData("pemilu-2024", "PRESIDENTIAL_NOMINATION", "2023-10-19", "2023-11-25")]
    [InlineData("pemilu-2024", "LISTS_FIXING", "2023-11-03", "2023-11-03")]
    [InlineData("pemilu-2024", "TICKETS_FIXING", "2023-11-13", "2023-11-13")]
    [InlineData("pemilu-2024", "CAMPAIGN", "2023-11-28", "2024-02-10")]
    [InlineData("pemilu-2024", "QUIET", "2024-02-11", "2024-02-13")]
    [InlineData("pemilu-2024", "VOTING", "2024-02-14", "2024-02-14")]
    [InlineData("pemilu-2024", "RECAP", "2024-02-15", "2024-03-20")]
    [InlineData("pilkada-2024", "INDEPENDENT_SUPPORT", "2024-05-05", "2024-08-19")]
    [InlineData("pilkada-2024", "REGISTRATION", "2024-08-27", "2024-08-29")]
    [InlineData("pilkada-2024", "FIXING", "2024-09-22", "2024-09-22")]
    [InlineData("pilkada-2024", "FIXED_PRE_CAMPAIGN", "2024-09-22", "2024-09-24")]
    [InlineData("pilkada-2024", "NUMBERS_DRAWING", "2024-09-23", "2024-09-23")]
    [InlineData("pilkada-2024", "CAMPAIGN", "2024-09-25", "2024-11-23")]
    [InlineData("pilkada-2024", "QUIET", "2024-11-24", "2024-11-26")]
    [InlineData("pilkada-2024", "VOTING", "2024-11-27", "2024-11-27")]
    [InlineData("pilkada-2024", "RECAP", "2024-11-27", "2024-12-16")]
    [InlineData("pemilu-2014", "PRESIDENTIAL_VOTING", "2014-07-09", "2014-07-09")]
    [InlineData("pilkada-2018", "CAMPAIGN", "2018-02-15", "2018-06-23")]
    [InlineData("pemilu-2019", "CAMPAIGN", "2018-09-23", "2019-04-13")]
    [InlineData("pilkada-2020", "CAMPAIGN", "2020-09-26", "2020-12-05")]
    public void A_phase_runs_from_and_to(string election, string code, string start, string end)
    {
        var phase = Book.Election(election).Phases.Single(phase => phase.Code == code);

        phase.Start.ShouldBe(LocalDatePattern.Iso.Parse(start).Value);
        phase.End.ShouldBe(LocalDatePattern.Iso.Parse(end).Value);
        phase.Contains(phase.Start.PlusDays(-1)).ShouldBeFalse();
        phase.Contains(phase.Start).ShouldBeTrue();
        phase.Contains(phase.End).ShouldBeTrue();
        phase.Contains(phase.End.PlusDays(1)).ShouldBeFalse();
    }

    [Theory]
    [InlineData("pemilu-2024", ElectionFamily.Pemilu, 8)]
    [InlineData("pilkada-2024", ElectionFamily.Pilkada, 13)]
    [InlineData("pemilu-2014", ElectionFamily.Pemilu, 2)]
    [InlineData("pilkada-2015", ElectionFamily.Pilkada, 1)]
    [InlineData("pilkada-2017", ElectionFamily.Pilkada, 1)]
    [InlineData("pilkada-2018", ElectionFamily.Pilkada, 3)]
    [InlineData("pemilu-2019", ElectionFamily.Pemilu, 4)]
    [InlineData("pilkada-2020", ElectionFamily.Pilkada, 3)]
    public void The_phases_of_an_election_are_ordered_and_end_on_or_after_voting_day(string id, ElectionFamily family, int phases)
    {
        var election = Book.Election(id);

        election.Family.ShouldBe(family);
        election.Phases.Count.ShouldBe(phases);
        election.Phases.Select(phase => phase.Start).ShouldBeInOrder();
        election.Phases.Single(phase => phase.Code == "VOTING").Start.ShouldBe(election.VotingDate);
    }

    [Fact]
    public void A_second_vote_is_a_phase_of_its_place_alone()
    {
        var election = Book.Election("pilkada-2024");

        election.PhasesOn(Book.Region("63.72"), new LocalDate(2025, 4, 19)).Select(phase => phase.Code).ShouldBe(["RE_VOTE"]);
        election.PhasesOn(Book.Region("63.01"), new LocalDate(2025, 4, 19)).ShouldBeEmpty();
        election.PhasesOn(Book.Region("63.01"), new LocalDate(2024, 11, 27)).Select(phase => phase.Code).ShouldBe(["VOTING", "RECAP"], ignoreOrder: true);
    }

    [Fact]
    public void Voting_days_are_those_of_2024()
    {
        Book.Election("pemilu-2024").VotingDate.ShouldBe(new LocalDate(2024, 2, 14));
        Book.Election("pilkada-2024").VotingDate.ShouldBe(new LocalDate(2024, 11, 27));
        Book.Delivered.Elections.Find("pilkada-2031").ShouldBeNull();
    }
}
