using Netralitas.Cases.Duplicates;

namespace Netralitas.Cases.Tests.Duplicates;

/// <summary>Which names may be of the same person. The names are invented.</summary>
public sealed class PersonNameTests
{
    [Theory]
    [InlineData("Ahmad Fulan", "ahmad fulan")]
    [InlineData("Ahmad Fulan", "  AHMAD   FULAN ")]
    [InlineData("Drs. H. Ahmad Fulan, M.Si.", "Ahmad Fulan")]
    [InlineData("Ahmad Fulan S.Pd.I", "Ahmad Fulan, S.Pd")]
    [InlineData("Prof. Dr. Ir. Hj. Siti Fulanah, S.E., M.M.", "Siti Fulanah SE MM")]
    [InlineData("H.Ahmad Fulan", "Haji Ahmad Fulan")]
    [InlineData("Achmad Foelan", "Akhmad Fulan")]
    [InlineData("Soekarno Djojo", "Sukarno Joyo")]
    [InlineData("Muhammad Rizqi", "Moh. Rizki")]
    [InlineData("M. Rizky", "Mochamad Rizki")]
    [InlineData("Abdul Rahman Fulani", "Abdurrahman Fulani")]
    [InlineData("Nur'aini Fulan", "Nuraini Fulan")]
    [InlineData("Nur-Aini Fulan", "Nuraini Fulan")]
    [InlineData("Fulan Hakim Ahmad", "Ahmad Fulan Hakim")]
    [InlineData("Ahmad Fulan", "Ahmad Fulan Hakim")]
    [InlineData("Ahmad Fulan", "Ahmad Fuln")]
    [InlineData("Burhanuddin", "Burhanudin")]
    [InlineData("Burhanudin", "Burhanduin")]
    public void The_same_name_in_other_writing_agrees(string one, string other) => (Agree(one, other), Agree(other, one)).ShouldBe((true, true));

    [Theory]
    [InlineData("Ahmad Fulan", "Budi Fulan")]
    [InlineData("Ahmad Fulan", "Ahmad")]
    [InlineData("Ahmad Fulan", "Ahmad Gunawan")]
    [InlineData("Muhammad Rizki", "Muhammad Ridwan")]
    [InlineData("Siti Aminah", "Siti Fatimah")]
    [InlineData("Budi", "Dudi")]
    [InlineData("Drs.", "Dra.")]
    [InlineData("...", "...")]
    public void Names_of_different_persons_do_not(string one, string other) => (Agree(one, other), Agree(other, one)).ShouldBe((false, false));

    [Fact]
    public void A_name_of_nothing_but_titles_is_a_name() => Agree("Haji Raden", "H. Haji Raden").ShouldBeTrue();

    private static bool Agree(string one, string other) => PersonName.Of(one).Agrees(PersonName.Of(other));
}
