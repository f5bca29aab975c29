namespace Netralitas.Reference.Tests;

/// <summary>The book as delivered, read once.</summary>
public static class Book
{
    public static ReferenceBook Delivered { get; } = ReferenceBook.Load(ReferenceBook.DefaultFolder);

    public static Region Region(string code) => Delivered.Regions.Find(code).ShouldNotBeNull();

    public static Office Office(string id) => Delivered.Offices.Find(id).ShouldNotBeNull();

    public static Election Election(string id) => Delivered.Elections.Find(id).ShouldNotBeNull();

    /// <summary>The rule for everywhere: single regions may have their own version.</summary>
    public static DeadlineRule Rule(string id) => Delivered.Law.Deadlines.Versions(id).Where(rule => rule.Law.Scope.Regions.Count == 0).ShouldHaveSingleItem();
}
