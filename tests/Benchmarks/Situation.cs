using Netralitas.Contracts.Cases.V1;
using Netralitas.Contracts.Common.V1;

namespace Netralitas.Benchmarks;

/// <summary>The case that is raised again and again: a civil servant of the place itself, which opens four tasks at four offices.</summary>
internal static class Situation
{
    /// <summary>One regency.</summary>
    public const string Place = "63.01";

    /// <summary>How many regencies of its province cases come from: those of one office wait for each other, because its receipt numbers have no gaps.</summary>
    public const int PlaceCount = 11;

    private const int CityDigit = 3;
    private const int WordLength = 7;

    /// <summary>Tasks of a case.</summary>
    public const int TaskCount = 4;

    /// <summary>The regencies, in turn.</summary>
    public static string PlaceOf(int number) => $"{Place[..2]}.{1 + (number % PlaceCount):00}";

    /// <summary>The office that raises and handles cases of a place.</summary>
    public static string Handler(string place = Place) => "bawaslu-" + place;

    /// <summary>A reporter of the usual length.</summary>
    public static readonly NewReporter Reporter = new()
    {
        Kind = ReporterKind.Reporter,
        Identity = new ReporterIdentity
        {
            Name = "Siti Fulanah", IdentityNumber = "6301000000000001", BirthPlace = "Pelaihari", BirthDate = "1985-05-05",
            Address = "Jalan Contoh 5, Pelaihari", Phone = "0811-0000-0001", Email = "siti@contoh.example",
        },
    };

    /// <summary>A request with an id of its own.</summary>
    public static RaiseCaseRequest NewCase(string place = Place) => new()
    {
        RequestId = Guid.NewGuid().ToString(),
        Kind = CaseKind.Report,
        ElectionId = "pilkada-2024",
        // From 71 on a code is that of a city.
        Contest = place[CityDigit] >= '7' ? Contest.Mayor : Contest.Regent,
        PlaceRegionCode = place,
        ActDate = "2024-10-10",
        KnownDate = "2024-10-12",
        Persons =
        {
            new NewReportedPerson
            {
                Name = AnyName(), SubjectKind = SubjectKind.CivilServant, EmployerOfficeId = "setda-" + place, Post = "Kepala bidang", AllegedAct = "Menghadiri deklarasi",
            },
        },
    };

    /// <summary>Two words by chance: a case is about somebody else each time, as it is in life, or all would be likely duplicates.</summary>
    private static string AnyName() => $"{AnyWord()} {AnyWord()}";

    private static string AnyWord() => new(Random.Shared.GetItems<char>("abdeghiklmnoprstuw", WordLength));
}
