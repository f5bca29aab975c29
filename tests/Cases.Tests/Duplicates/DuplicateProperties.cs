using Grpc.Core;
using Netralitas.Contracts.Cases.V1;
using Netralitas.Support;
using static Netralitas.Cases.Tests.Duplicates.DuplicateOffice;

namespace Netralitas.Cases.Tests.Duplicates;

/// <summary>What must hold on either database: the index finds what comparing every case with every other one finds, and merges do not cross each other.</summary>
public abstract class DuplicateProperties(ServiceUnderTest<CasesDb> service)
{
    private const int Cases = 40;

    private static readonly Func<string, string>[] Writings = [name => name, name => name.ToUpperInvariant(), name => $"Drs. H. {name}, M.Si.", name => string.Join(' ', name.Split(' ').Reverse())];
    private static readonly string[] Employers = ["setda-63.72", "setda-63.03", ""];
    private static readonly string[] Places = ["63", "63.01", "63.03"];
    private static readonly string[] Days = ["2024-09-20", "2024-09-27", "2024-09-28", "2024-10-06", "2024-10-10"];

    private readonly DuplicateOffice _office = new(service);

    [Fact]
    public async Task The_list_is_symmetric_and_equals_the_comparison_of_all_with_all()
    {
        var chance = new Random(63);
        string[] names = [$"{Word()} {Word()}", $"{Word()} {Word()} {Word()}", Word()];
        string[] numbers = [Nip(), Nip(), "", "", ""];
        string[] links = ["https://contoh.example/" + Word(), "https://contoh.example/" + Word()];
        var all = new List<(string Id, Made Made)>();
        for (var i = 0; i < Cases; i++)
        {
            var made = new Made(
                [.. Enumerable.Range(0, chance.Next(1, 3)).Select(_ => (chance.Next(names.Length), Any(numbers), Any(Employers)))], Any(Places), Any(Days),
                chance.Next(4) == 0 ? [Any(links)] : []);
            all.Add(((await _office.RaiseAsync(RequestOf(made), CasesFixture.SouthKalimantan)).Id, made));
        }

        var found = new Dictionary<(string, string), int>();
        foreach (var (id, _) in all)
        {
            foreach (var duplicate in await ListAsync(id))
            {
                found.Add((id, duplicate.CaseId), duplicate.Score);
            }
        }

        var expected =
            (from one in all
             from other in all
             where one.Id != other.Id
             let score = Score(one.Made, other.Made)
             where score >= 50
             select ((one.Id, other.Id), score)).ToDictionary();
        found.ShouldBe(expected, ignoreOrder: true);
        found.ShouldAllBe(pair => found[new(pair.Key.Item2, pair.Key.Item1)] == pair.Value);
        found.Values.Distinct().Count().ShouldBeGreaterThan(4);

        RaiseCaseRequest RequestOf(Made made)
        {
            var request = Report(Person(""), made.Day, made.Place, made.Links);
            request.Persons.Clear();
            request.Persons.AddRange(made.Persons.Select(person => Person(Any(Writings)(names[person.Name]), person.Employer, person.Number)));
            return request;
        }

        T Any<T>(T[] items) => items[chance.Next(items.Length)];
    }

    [Fact]
    public async Task Of_two_merges_against_each_other_at_once_one_is_refused()
    {
        for (var round = 0; round < 5; round++)
        {
            var (one, other) = (await _office.RaiseAsync(Person(Word())), await _office.RaiseAsync(Person(Word())));

            var ended = await Task.WhenAll(TryAsync(Merge(one, other)), TryAsync(Merge(other, one)));

            ended.Order(StringComparer.Ordinal).ShouldBe(["", "TRANSITION_NOT_ALLOWED"]);
            (await Task.WhenAll(_office.GetAsync(one.Id), _office.GetAsync(other.Id))).Count(file => file.State == CaseState.Merged).ShouldBe(1);
        }
    }

    private async Task<string> TryAsync(MergeCasesRequest request)
    {
        try
        {
            await _office.MergeAsync(request);
            return "";
        }
        catch (RpcException e)
        {
            return e.Reason();
        }
    }

    private async Task<IReadOnlyList<Duplicate>> ListAsync(string id) =>
        (await _office.Client.ListDuplicatesAsync(new ListDuplicatesRequest { CaseId = id }, _office.As(CasesFixture.SouthKalimantan))).Duplicates;

    /// <summary>Written from the contract, by what was made and not by what is kept.</summary>
    private static int Score(Made one, Made other)
    {
        var isSamePlace = one.Place == other.Place || one.Place == "63" || other.Place == "63";
        var pairs = one.Persons.SelectMany(_ => other.Persons, (a, b) => (A: a, B: b)).ToList();
        var number = pairs.Exists(pair => pair.A.Number.Length > 0 && pair.A.Number == pair.B.Number);
        var name = pairs.Exists(pair => pair.A.Name == pair.B.Name
            && (pair.A.Number.Length == 0 || pair.B.Number.Length == 0 || pair.A.Number == pair.B.Number)
            && (pair.A.Employer.Length == 0 || pair.B.Employer.Length == 0 ? isSamePlace : pair.A.Employer == pair.B.Employer));
        var link = one.Links.Intersect(other.Links).Any();
        var isNear = Math.Abs((DateOnly.Parse(one.Day).ToDateTime(default) - DateOnly.Parse(other.Day).ToDateTime(default)).Days) <= 7;
        return Math.Min(100, (number ? 60 : 0) + (name ? 30 : 0) + (link ? 50 : 0) + (isNear ? 20 : 0) + (isSamePlace ? 10 : 0)) is var score && (number || name || link) ? score : 0;
    }

    private sealed record Made(IReadOnlyList<(int Name, string Number, string Employer)> Persons, string Place, string Day, string[] Links);
}

/// <summary>On SQLite.</summary>
public sealed class SqliteDuplicateTests(CasesFixture cases) : DuplicateProperties(cases.Service);
