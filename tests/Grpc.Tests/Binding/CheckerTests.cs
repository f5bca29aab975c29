using System.Reflection;
using System.Reflection.Emit;
using System.Runtime.Loader;

namespace Netralitas.Grpc.Tests.Binding;

/// <summary>The checks find what is seeded: an assembly over a leaf that was changed after the assembly was compiled.</summary>
public sealed class CheckerTests
{
    private static readonly byte[] Whole = Leaf(MethodAttributes.Public, typeof(string));

    [Fact]
    public void A_whole_leaf_passes()
    {
        Missing(Whole).ShouldBeEmpty();
        Failures(Whole).ShouldBeEmpty();
    }

    [Fact]
    public void A_member_with_another_signature_is_found()
    {
        var changed = Leaf(MethodAttributes.Public, typeof(object));

        Missing(changed).ShouldBe(["[Leaf] Leaf.Bud: static Void Open(String)"]);
        Failures(changed).ShouldHaveSingleItem().ShouldContain(nameof(MissingMethodException));
    }

    [Fact]
    public void A_member_that_is_no_longer_accessible_is_found()
    {
        var changed = Leaf(MethodAttributes.Assembly, typeof(string));

        Missing(changed).ShouldBe(["[Leaf] Leaf.Bud: static Void Open(String)"]);
    }

    [Fact]
    public void A_type_that_can_no_longer_be_derived_from_is_found()
    {
        var changed = Leaf(MethodAttributes.Public, typeof(string), TypeAttributes.Sealed);

        Missing(changed).ShouldBeEmpty();
        Failures(changed).ShouldHaveSingleItem().ShouldContain("Could not load type 'Stem.Twig'");
    }

    private static IEnumerable<string> Missing(byte[] leaf)
    {
        using var stem = new MemoryStream(Stem());
        using var offered = new MemoryStream(leaf);
        return AssemblyText.ReferredTo(stem, "Leaf").Except(AssemblyText.Offered(offered));
    }

    private static IReadOnlyList<string> Failures(byte[] leaf)
    {
        var context = new AssemblyLoadContext(null, isCollectible: true);
        Load(context, leaf);
        var failures = new Compilation(typeof(object)).Failures(Load(context, Stem()));
        context.Unload();
        return failures;
    }

    private static byte[] Leaf(MethodAttributes access, Type parameter, TypeAttributes more = default)
    {
        var assembly = new PersistedAssemblyBuilder(new AssemblyName("Leaf"), typeof(object).Assembly);
        var bud = assembly.DefineDynamicModule("Leaf").DefineType("Leaf.Bud", TypeAttributes.Public | more);
        var open = bud.DefineMethod("Open", access | MethodAttributes.Static, typeof(void), [parameter]);
        open.GetILGenerator().Emit(OpCodes.Ret);
        bud.DefineDefaultConstructor(MethodAttributes.Public);
        bud.CreateType();
        return Saved(assembly);
    }

    /// <summary>An assembly, compiled against the whole leaf, with a type that derives from Bud and calls its method.</summary>
    private static byte[] Stem()
    {
        var context = new AssemblyLoadContext(null, isCollectible: true);
        var bud = Load(context, Whole).GetType("Leaf.Bud", throwOnError: true)!;
        var assembly = new PersistedAssemblyBuilder(new AssemblyName("Stem"), typeof(object).Assembly);
        var twig = assembly.DefineDynamicModule("Stem").DefineType("Stem.Twig", TypeAttributes.Public, bud);
        var code = twig.DefineMethod("Grow", MethodAttributes.Public | MethodAttributes.Static).GetILGenerator();
        code.Emit(OpCodes.Ldnull);
        code.Emit(OpCodes.Call, bud.GetMethod("Open")!);
        code.Emit(OpCodes.Ret);
        twig.CreateType();
        var saved = Saved(assembly);
        context.Unload();
        return saved;
    }

    private static byte[] Saved(PersistedAssemblyBuilder assembly)
    {
        using var stream = new MemoryStream();
        assembly.Save(stream);
        return stream.ToArray();
    }

    private static Assembly Load(AssemblyLoadContext context, byte[] image)
    {
        using var stream = new MemoryStream(image);
        return context.LoadFromStream(stream);
    }
}
