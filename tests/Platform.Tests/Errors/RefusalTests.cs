using System.Reflection;
using System.Text.RegularExpressions;
using Google.Rpc;
using Grpc.Core;
using Netralitas.Agencies;
using Netralitas.Cases;
using Netralitas.Notifications;
using Netralitas.Platform.Errors;
using Netralitas.Support;

namespace Netralitas.Platform.Tests.Errors;

/// <summary>What a refusal tells programs, developers and people.</summary>
public sealed partial class RefusalTests
{
    private static readonly IReadOnlyList<Reason> All =
    [
        .. new[] { typeof(Reason).Assembly, typeof(CasesModule).Assembly, typeof(AgenciesModule).Assembly, typeof(NotificationsModule).Assembly }
            .SelectMany(assembly => assembly.GetTypes())
            .SelectMany(type => type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            .Where(field => field.FieldType == typeof(Reason) && !field.DeclaringType!.ContainsGenericParameters)
            .Select(field => (Reason)field.GetValue(null)!),
    ];

    public static TheoryData<string> Codes => [.. All.Select(reason => reason.Code)];

    [Fact]
    public void No_two_reasons_have_the_same_code()
    {
        All.Count.ShouldBeGreaterThan(15);
        All.Select(reason => reason.Code).ShouldBeUnique();
        All.Select(reason => reason.Code).ShouldContain("ONLY_BAWASLU_RAISES");
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void A_reason_is_a_code_for_programs_and_words_in_two_languages(string code)
    {
        var reason = All.Single(one => one.Code == code);
        reason.Code.ShouldMatch("^[A-Z][A-Z0-9_]+[A-Z0-9]$");
        reason.Code.Length.ShouldBeLessThanOrEqualTo(63);
        reason.Status.ShouldNotBe(StatusCode.OK);
        reason.English.ShouldEndWith(".");
        reason.Indonesian.ShouldEndWith(".");
        reason.Indonesian.ShouldNotBe(reason.English);
        Blanks(reason.Indonesian).ShouldBeSubsetOf(Blanks(reason.English));
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void Its_error_carries_the_code_and_both_texts_with_every_blank_filled(string code)
    {
        var reason = All.Single(one => one.Code == code);
        var refusal = Refusal.Of(reason, [.. Blanks(reason.English).Select(blank => (blank, $"<{blank}>"))]) with { Resource = ("case", "7") };

        var error = refusal.ToRpcException();

        error.StatusCode.ShouldBe(reason.Status);
        (error.Reason(), error.Detail<ErrorInfo>()!.Domain).ShouldBe((code, "netralitas.id"));
        error.Status.Detail.ShouldBe(BlankPattern().Replace(reason.English, "<$1>"));
        (error.Detail<LocalizedMessage>()!.Locale, error.Detail<LocalizedMessage>()!.Message).ShouldBe(("id-ID", BlankPattern().Replace(reason.Indonesian, "<$1>")));
        (error.Detail<ResourceInfo>()!.ResourceType, error.Detail<ResourceInfo>()!.ResourceName).ShouldBe(("case", "7"));
        (error.Detail<RetryInfo>() is not null).ShouldBe(reason.Passes || reason.Status is StatusCode.Unavailable or StatusCode.Aborted);
        (error.Detail<PreconditionFailure>()?.Violations[0].Subject == "7").ShouldBe(reason.Status == StatusCode.FailedPrecondition);
    }

    [Fact]
    public void What_the_platform_itself_refuses_leaves_no_blank()
    {
        var checks = new FieldChecks();
        checks.Bad("name", "must be given");
        Refusal[] refusals =
        [
            Refusal.NotFound("case", "7"), Refusal.NotNow("case", "7", "RegisterCase", "CLOSED", []), Refusal.NotNow("case", "7", "CloseCase", "STUDIED", ["RegisterCase"]),
            Should.Throw<RefusalException>(checks.ThrowIfAny).Refusal, Should.Throw<RefusalException>(() => Etag.Require("1", 2, "case", "7")).Refusal,
        ];

        foreach (var error in refusals.Select(refusal => refusal.ToRpcException()))
        {
            (error.Status.Detail + error.Detail<LocalizedMessage>()!.Message).ShouldNotContain("{");
        }
    }

    [Fact]
    public void Every_bad_field_is_named_with_what_is_wrong()
    {
        var error = (Refusal.Of(Reasons.BadFields, ("count", "2")) with { Fields = [("a", "must be a"), ("b[0].c", "must be c")] }).ToRpcException();

        error.Detail<BadRequest>()!.FieldViolations.Select(violation => (violation.Field, violation.Description)).ShouldBe([("a", "must be a"), ("b[0].c", "must be c")]);
    }

    private static string[] Blanks(string text) => [.. BlankPattern().Matches(text).Select(match => match.Groups[1].Value).Distinct()];

    [GeneratedRegex(@"\{([^}]*)\}")]
    private static partial Regex BlankPattern();
}
