using Google.Protobuf.WellKnownTypes;
using Google.Rpc;
using Netralitas.Contracts.Cases.V1;
using Netralitas.Platform.Errors;
using Netralitas.Platform.Time;
using Netralitas.Support;
using NodaTime;

namespace Netralitas.Platform.Tests.Errors;

/// <summary>Bad fields are collected, and good ones come back as the domain has them.</summary>
public sealed class FieldChecksTests
{
    private static readonly Instant Absent = Instant.FromUtc(2024, 10, 14, 1, 0);

    [Fact]
    public void Every_bad_field_comes_back_in_one_refusal()
    {
        var checks = new FieldChecks();
        checks.Uuid("request_id", "once");
        checks.Text("name", "", 1, 10);
        checks.OneOf("kind", CaseKind.Unspecified);
        checks.Date("act_date", "14-10-2024");
        checks.Clean.ShouldBeFalse();

        var refusal = Should.Throw<RefusalException>(checks.ThrowIfAny).Refusal;

        refusal.Reason.ShouldBe(Reasons.BadFields);
        refusal.Fields.Select(field => field.Field).ShouldBe(["request_id", "name", "kind", "act_date"]);
        refusal.Fields.ShouldAllBe(field => field.Description.StartsWith("must "));
        refusal.Metadata["count"].ShouldBe("4");
    }

    [Fact]
    public void Of_very_many_bad_fields_the_error_names_the_first_and_counts_all()
    {
        var checks = new FieldChecks();
        for (var i = 0; i < 100; i++)
        {
            checks.Text($"persons[{i}].name", new string('x', 300), 1, 200);
        }

        var error = Should.Throw<RefusalException>(checks.ThrowIfAny).Refusal.ToRpcException();

        error.Detail<BadRequest>()!.FieldViolations.Select(violation => violation.Field).ShouldBe(Enumerable.Range(0, 32).Select(i => $"persons[{i}].name"));
        error.Detail<ErrorInfo>()!.Metadata["count"].ShouldBe("100");
        error.Trailers.Sum(trailer => trailer.Key.Length + (trailer.IsBinary ? trailer.ValueBytes.Length * 4 / 3 : trailer.Value.Length)).ShouldBeLessThan(8 * 1024);
    }

    [Fact]
    public void Nothing_bad_is_no_refusal()
    {
        var checks = new FieldChecks();
        checks.Uuid("id", "0192a4b0-7c1e-7000-8000-000000000001").ShouldBe(Guid.Parse("0192a4b0-7c1e-7000-8000-000000000001"));
        checks.Text("post", "  Staf\tumum\n", 1, 20).ShouldBe("Staf\tumum");
        checks.Text("note", "", 0, 5).ShouldBe("");
        checks.OneOf("kind", CaseKind.Finding).ShouldBe(CaseKind.Finding);
        checks.Date("act_date", "2024-02-29").ShouldBe(new LocalDate(2024, 2, 29));
        checks.Time("received_time", Absent.ToTimestamp(), default).ShouldBe(Absent);
        checks.Time("received_time", null, Absent).ShouldBe(Absent);
        checks.Clean.ShouldBeTrue();
        checks.ThrowIfAny();
    }

    [Theory]
    [InlineData("")]
    [InlineData("00000000-0000-0000-0000-000000000000")]
    [InlineData("{0192a4b0-7c1e-7000-8000-000000000001}")]
    [InlineData("0192a4b07c1e70008000000000000001")]
    public void Other_than_a_uuid_is_bad(string value) => Bad(checks => checks.Uuid("id", value));

    [Theory]
    [InlineData("a\0b")]
    [InlineData("a\u001bb")]
    [InlineData("a\u0085b")]
    [InlineData("a\uFFFDb")]
    [InlineData("abcdef")]
    [InlineData(" ")]
    public void Text_of_the_wrong_length_or_with_control_characters_is_bad(string value) => Bad(checks => checks.Text("name", value, 1, 5));

    [Fact]
    public void A_number_that_is_no_value_of_the_enumeration_is_bad() => Bad(checks => checks.OneOf("kind", (CaseKind)99));

    [Theory]
    [InlineData("2023-02-29")]
    [InlineData("2024-1-1")]
    [InlineData("")]
    [InlineData("0000-01-01")]
    [InlineData("-0500-01-01")]
    [InlineData("10000-01-01")]
    public void Other_than_a_date_that_can_be_kept_is_bad(string value) => Bad(checks => checks.Date("act_date", value));

    [Theory]
    [InlineData(-1, 0)]
    [InlineData(1, -1)]
    [InlineData(1, 1_000_000_000)]
    [InlineData(253402214400, 0)]
    [InlineData(long.MaxValue, 0)]
    public void Other_than_an_instant_that_can_be_kept_is_bad(long seconds, int nanos) =>
        Bad(checks => checks.Time("received_time", new Timestamp { Seconds = seconds, Nanos = nanos }, Absent));

    [Theory]
    [InlineData("9999-12-30T23:59:59.999999999Z")]
    [InlineData("1970-01-01T00:00:00Z")]
    public void An_instant_that_is_taken_has_a_date_everywhere_in_Indonesia(string text)
    {
        var given = Timestamp.Parser.ParseJson($"\"{text}\"");
        var checks = new FieldChecks();
        var instant = checks.Time("received_time", given, Absent);
        checks.Clean.ShouldBeTrue();
        foreach (var zone in new[] { "Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura" })
        {
            Should.NotThrow(() => instant.InZone(DateTimeZoneProviders.Tzdb[zone]).Date.ToDateOnly());
        }
    }

    private static void Bad(Action<FieldChecks> check)
    {
        var checks = new FieldChecks();
        check(checks);
        Should.Throw<RefusalException>(checks.ThrowIfAny).Refusal.Fields.ShouldHaveSingleItem();
    }
}
