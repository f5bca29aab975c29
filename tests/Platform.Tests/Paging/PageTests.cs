using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using Netralitas.Contracts.Cases.V1;
using Netralitas.Platform.Errors;
using Netralitas.Platform.Paging;

namespace Netralitas.Platform.Tests.Paging;

/// <summary>Pages follow each other by tokens that belong to their filter.</summary>
public sealed class PageTests
{
    private static readonly List<int> Rows = [.. Enumerable.Range(1, 10)];

    [Theory]
    [InlineData(0, 50)]
    [InlineData(7, 7)]
    [InlineData(1000, 1000)]
    [InlineData(int.MaxValue, 1000)]
    public void A_page_has_the_size_asked_for_within_limits(int asked, int size) => Of(new ListCasesRequest { PageSize = asked }).Size.ShouldBe(size);

    [Fact]
    public void A_negative_size_is_bad() => BadFields(new ListCasesRequest { PageSize = -1 }).ShouldBe(["page_size"]);

    [Fact]
    public void Pages_follow_each_other_until_the_last_which_has_no_token()
    {
        var request = new ListCasesRequest { PageSize = 4, State = CaseState.Tracing };
        var seen = new List<int>();
        do
        {
            var page = Of(request);
            var after = page.After is null ? 0 : int.Parse(page.After);
            var (rows, next) = page.Cut([.. Rows.Where(row => row > after).Take(page.Size + 1)], row => row.ToString());
            rows.Count.ShouldBeLessThanOrEqualTo(4);
            seen.AddRange(rows);
            request.PageToken = next;
        }
        while (request.PageToken.Length > 0);

        seen.ShouldBe(Rows);
    }

    [Fact]
    public void A_token_may_be_used_with_another_size_but_not_with_another_filter_or_list()
    {
        var (_, token) = Of(new ListCasesRequest { PageSize = 2, State = CaseState.Tracing }).Cut([1, 2, 3], row => row.ToString());

        Of(new ListCasesRequest { PageSize = 5, State = CaseState.Tracing, PageToken = token }).After.ShouldBe("2");
        BadFields(new ListCasesRequest { State = CaseState.Studied, PageToken = token }).ShouldBe(["page_token"]);
        BadFields(new ListCasesRequest { PageToken = token }).ShouldBe(["page_token"]);
        var checks = new FieldChecks();
        Page.Of(checks, 0, token, new ListCaseEventsRequest());
        checks.Clean.ShouldBeFalse();
    }

    [Theory]
    [InlineData("x")]
    [InlineData("%%%")]
    [InlineData("not base64 at all")]
    [InlineData("ÿ")]
    [InlineData("AAAA")]
    public void A_token_that_nobody_gave_out_is_bad(string token) => BadFields(new ListCasesRequest { PageToken = token }).ShouldBe(["page_token"]);

    [Fact]
    public void A_token_is_opaque_and_fits_a_url()
    {
        var (_, token) = Of(new ListCasesRequest { PageSize = 1 }).Cut([1, 2], row => $"{row}/ø?");

        token.ShouldMatch("^[A-Za-z0-9_-]+$");
        Encoding.UTF8.GetString(WebEncoders.Base64UrlDecode(token)).ShouldEndWith("|1/ø?");
    }

    [Theory]
    [InlineData("x")]
    [InlineData("")]
    [InlineData("-1")]
    [InlineData("99999999999999999999")]
    public void A_token_of_the_right_filter_with_another_key_is_bad(string key)
    {
        var (_, token) = Of(new ListCasesRequest { PageSize = 1 }).Cut([1, 2], _ => key);
        var page = Of(new ListCasesRequest { PageToken = token });
        var checks = new FieldChecks();

        page.AfterId(checks);
        page.AfterNumber(checks);

        Should.Throw<RefusalException>(checks.ThrowIfAny).Refusal.Fields.Select(field => field.Field).ShouldBe(["page_token", "page_token"]);
    }

    [Fact]
    public void The_key_of_a_token_comes_back_as_it_was()
    {
        var id = Guid.CreateVersion7();
        var checks = new FieldChecks();

        Of(new ListCasesRequest { PageToken = TokenOf(id.ToString()) }).AfterId(checks).ShouldBe(id);
        Of(new ListCasesRequest { PageToken = TokenOf("7") }).AfterNumber(checks).ShouldBe(7);
        (Of(new ListCasesRequest()).AfterId(checks), Of(new ListCasesRequest()).AfterNumber(checks)).ShouldBe((null, 0));
        checks.Clean.ShouldBeTrue();
    }

    private static string TokenOf(string key) => Of(new ListCasesRequest { PageSize = 1 }).Cut([1, 2], _ => key).NextToken;

    private static Page Of(ListCasesRequest request)
    {
        var checks = new FieldChecks();
        var page = Page.Of(checks, request.PageSize, request.PageToken, request);
        checks.ThrowIfAny();
        return page;
    }

    private static IEnumerable<string> BadFields(ListCasesRequest request) =>
        Should.Throw<RefusalException>(() => Of(request)).Refusal.Fields.Select(field => field.Field);
}
