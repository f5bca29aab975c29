using System.Reflection;
using System.Runtime.CompilerServices;

namespace Netralitas.Grpc.Tests.Binding;

/// <summary>Loads every type and compiles every method of an assembly, as the runtime would at their first use.</summary>
internal sealed class Compilation
{
    private const BindingFlags All =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private readonly IReadOnlyList<Type> typeArguments;

    /// <summary>Generic types and methods are compiled over the first of these that meet their constraints.</summary>
    public Compilation(params IReadOnlyList<Type> typeArguments) => this.typeArguments = typeArguments;

    /// <summary>How many methods were compiled.</summary>
    public int Compiled { get; private set; }

    /// <summary>Everything that failed, one line each; none if the assembly is whole.</summary>
    public IReadOnlyList<string> Failures(Assembly assembly)
    {
        try
        {
            return [.. assembly.GetTypes().SelectMany(Failures)];
        }
        catch (ReflectionTypeLoadException failure)
        {
            return [.. failure.LoaderExceptions.Select(cause => $"{assembly.GetName().Name}: {cause?.Message}")];
        }
    }

    private IEnumerable<string> Failures(Type type)
    {
        var closed = type.IsGenericTypeDefinition ? Close(type.GetGenericArguments(), type.MakeGenericType) : type;
        if (closed is null)
        {
            return [$"{type}: no type arguments here meet its constraints"];
        }

        return closed.GetConstructors(All).Cast<MethodBase>()
            .Concat(closed.GetMethods(All))
            .Concat(closed.TypeInitializer is { } initializer ? [initializer] : [])
            .Where(HasBody)
            .Select(method => Failure(closed, method))
            .OfType<string>();
    }

    private string? Failure(Type type, MethodBase method)
    {
        var closed = method is MethodInfo { IsGenericMethodDefinition: true } generic
            ? Close(generic.GetGenericArguments(), generic.MakeGenericMethod)
            : method;
        if (closed is null)
        {
            return $"{type}.{method}: no type arguments here meet its constraints";
        }

        var arguments = type.GetGenericArguments().Concat(closed.IsGenericMethod ? closed.GetGenericArguments() : []);
        try
        {
            RuntimeHelpers.PrepareMethod(closed.MethodHandle, [.. arguments.Select(argument => argument.TypeHandle)]);
            Compiled++;
            return null;
        }
        catch (Exception failure)
            when (failure is TypeLoadException or MissingMemberException or MemberAccessException or BadImageFormatException)
        {
            return $"{type}.{method}: {failure.GetType().Name}: {failure.Message}";
        }
    }

    /// <summary>Tries every choice of type arguments in order; null if none meets the constraints.</summary>
    private T? Close<T>(Type[] parameters, Func<Type[], T> make)
        where T : class
    {
        foreach (var choice in Choices(parameters.Length))
        {
            try
            {
                return make([.. choice]);
            }
            catch (ArgumentException)
            {
                // This choice does not meet the constraints: the next may.
            }
        }

        return null;
    }

    private IEnumerable<IEnumerable<Type>> Choices(int count) => count == 0
        ? [[]]
        : typeArguments.SelectMany(first => Choices(count - 1).Select(rest => rest.Prepend(first)));

    private static bool HasBody(MethodBase method) =>
        !method.IsAbstract
        && !method.Attributes.HasFlag(MethodAttributes.PinvokeImpl)
        && (method.MethodImplementationFlags & (MethodImplAttributes.Runtime | MethodImplAttributes.InternalCall)) == 0;
}
