namespace Netralitas.Agencies.Tests.Tracks;

/// <summary>A warning or block was given to one employer: another, who turns out to be the right one, is not blamed for it.</summary>
public sealed class TrackMarksTests
{
    private const string Wrong = "bkpsdm-63.72";
    private const string Right = "bkpsdm-63.01";

    [Fact]
    public void A_warned_employer_that_was_the_wrong_one_leaves_the_right_one_to_be_warned_before_it_is_blocked()
    {
        var walk = Warned().CorrectEmployer("setda-63.01");

        (walk.Track.Mark, walk.Track.MarkOfficeId).ShouldBe(("WARNED", Wrong), "what was done stays told, with the name");
        walk.Open.ShouldBe([("follow-up", Right)]);
        walk.UntilDue("follow-up").Open.ShouldBe([("follow-up", Right), ("warn-employer", "bkn-kanreg-08")]);
        walk.Try("block", "bkn-kanreg-08").Refusal!.Reason.Code.ShouldBe("TRANSITION_NOT_ALLOWED");

        walk.Take("warn");

        (walk.Track.Mark, walk.Track.MarkOfficeId).ShouldBe(("WARNED", Right));
        walk.UntilDue("follow-up").Open.ShouldContain(("block-records", "bkn-kanreg-08"));
    }

    [Fact]
    public void A_warning_stays_with_an_employer_whose_unit_was_entered_wrongly()
    {
        var walk = Warned().CorrectEmployer("dpmd-63.72").UntilDue("follow-up");

        walk.Open.ShouldContain(("block-records", "bkn-kanreg-08"));
        walk.Take("block").Track.MarkOfficeId.ShouldBe(Wrong);
    }

    [Fact]
    public void A_block_of_the_wrong_employer_stays_until_it_is_lifted_from_that_one_and_only_then_is_the_right_one_warned()
    {
        var walk = Warned().UntilDue("follow-up").Take("block").CorrectEmployer("setda-63.01").UntilDue("follow-up");
        (walk.Track.Mark, walk.Track.MarkOfficeId).ShouldBe(("BLOCKED", Wrong));
        walk.Ahead.Select(ahead => ahead.Step.Id).ShouldContain("unblock");
        walk.Ahead.Select(ahead => ahead.Step.Id).ShouldNotContain("warn");

        walk.Take("unblock");

        (walk.Track.Mark, walk.Track.MarkOfficeId).ShouldBe(("UNBLOCKED", Wrong));
        walk.Open.ShouldContain(("warn-employer", "bkn-kanreg-08"));
        walk.Take("warn").Track.MarkOfficeId.ShouldBe(Right);
    }

    private static TrackWalk Warned() => new TrackWalk().Take("acknowledge").Take("recommend").Take("notify-employer").UntilDue("follow-up").Take("warn");
}
