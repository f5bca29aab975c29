namespace Netralitas.Reference;

/// <summary>Law and public facts as data: what is the same for every office. Immutable and safe to share between threads.</summary>
public sealed class ReferenceBook
{
    private ReferenceBook(
        RegionTable regions,
        OfficeTable offices,
        AreaCodeTable areaCodes,
        ElectionTable elections,
        LawBook law,
        WorkCalendar calendar,
        RoutingTable routing,
        TrackTable tracks,
        LadderTable ladders,
        RetentionTable retention)
    {
        Regions = regions;
        Offices = offices;
        AreaCodes = areaCodes;
        Elections = elections;
        Law = law;
        Calendar = calendar;
        Routing = routing;
        Tracks = tracks;
        Ladders = ladders;
        Retention = retention;
    }

    /// <summary>Where the files lie that are delivered with the program: <c>reference</c> beside the binaries.</summary>
    public static string DefaultFolder => Path.Combine(AppContext.BaseDirectory, "reference");

    /// <summary>Provinces, regencies and cities.</summary>
    public RegionTable Regions { get; }

    /// <summary>Agency offices: derived for every region, and national.</summary>
    public OfficeTable Offices { get; }

    /// <summary>Area codes that Bawaslu writes into official numbers.</summary>
    public AreaCodeTable AreaCodes { get; }

    /// <summary>Elections with their contests and phases.</summary>
    public ElectionTable Elections { get; }

    /// <summary>Law as data: deadlines, violations, sanctions, recipients, kinds of person, exemptions, reception, numbering.</summary>
    public LawBook Law { get; }

    /// <summary>Working days.</summary>
    public WorkCalendar Calendar { get; }

    /// <summary>Routing plans.</summary>
    public RoutingTable Routing { get; }

    /// <summary>Tracks: what happens to persons after they were forwarded.</summary>
    public TrackTable Tracks { get; }

    /// <summary>Ladders: how offices are pressed to do what they are late with.</summary>
    public LadderTable Ladders { get; }

    /// <summary>How long documents are kept.</summary>
    public RetentionTable Retention { get; }

    /// <summary>Reads and checks all files of a folder.</summary>
    /// <param name="folder">The folder, such as <see cref="DefaultFolder"/>.</param>
    /// <exception cref="ReferenceDataException">Anything is missing or wrong; it lists every problem.</exception>
    public static ReferenceBook Load(string folder)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        var problems = new Problems();
        var files = new DataFolder(folder, problems);

        var regions = RegionFile.Read(files);
        var offices = OfficeFile.Read(files, regions);
        var areaCodes = AreaCodeFile.Read(files, offices);
        var elections = ElectionFile.Read(files, regions);
        var law = LawBook.Read(files, regions, offices);
        var calendar = HolidayFile.Read(files);
        var routing = RoutingFile.Read(files, law.Deadlines, offices, regions);
        var tracks = TrackFile.Read(files, law, offices);
        RecipientFile.RequireTracks(files, law.Recipients, tracks);
        RoutingFile.RequireWords(files, routing, tracks, elections);
        var ladders = LadderFile.Read(files, law.Deadlines, offices, routing, tracks);
        var retention = RetentionFile.Read(files);

        problems.ThrowIfAny();
        return new ReferenceBook(regions, offices, areaCodes, elections, law, calendar, routing, tracks, ladders, retention);
    }
}
