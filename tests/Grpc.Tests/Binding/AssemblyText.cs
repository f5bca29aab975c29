using System.Collections.Immutable;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Netralitas.Grpc.Tests.Binding;

/// <summary>What an assembly refers to in others, and what an assembly offers to others, as lines of the same form.</summary>
internal static class AssemblyText
{
    private static readonly SignatureText Text = new();

    /// <summary>Every type and member that the file refers to in these assemblies.</summary>
    public static SortedSet<string> ReferredTo(Stream file, params string[] assemblies)
    {
        using var image = new PEReader(file);
        var reader = image.GetMetadataReader();
        var lines = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var handle in reader.TypeReferences.Where(handle => assemblies.Contains(AssemblyOf(reader, handle))))
        {
            lines.Add(TypeLine(AssemblyOf(reader, handle), Text.GetTypeFromReference(reader, handle, 0)));
        }

        foreach (var member in reader.MemberReferences.Select(reader.GetMemberReference))
        {
            if (DeclaringType(reader, member) is { IsNil: false } type && assemblies.Contains(AssemblyOf(reader, type)))
            {
                var declaring = TypeLine(AssemblyOf(reader, type), Text.GetTypeFromReference(reader, type, 0));
                var name = reader.GetString(member.Name);
                lines.Add(member.GetKind() == MemberReferenceKind.Field
                    ? FieldLine(declaring, name, member.DecodeFieldSignature(Text, null))
                    : MethodLine(declaring, name, member.DecodeMethodSignature(Text, null)));
            }
        }

        return lines;
    }

    /// <summary>Every type and member of the file that other assemblies may use or override.</summary>
    public static SortedSet<string> Offered(Stream file)
    {
        using var image = new PEReader(file);
        var reader = image.GetMetadataReader();
        var assembly = reader.GetString(reader.GetAssemblyDefinition().Name);
        var lines = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var handle in reader.TypeDefinitions)
        {
            var type = reader.GetTypeDefinition(handle);
            if (!IsOffered(type.Attributes))
            {
                continue;
            }

            var declaring = TypeLine(assembly, Text.GetTypeFromDefinition(reader, handle, 0));
            lines.Add(declaring);
            lines.UnionWith(type.GetMethods().Select(reader.GetMethodDefinition)
                .Where(method => IsOffered((int)(method.Attributes & MethodAttributes.MemberAccessMask)))
                .Select(method => MethodLine(declaring, reader.GetString(method.Name), method.DecodeSignature(Text, null))));
            lines.UnionWith(type.GetFields().Select(reader.GetFieldDefinition)
                .Where(field => IsOffered((int)(field.Attributes & FieldAttributes.FieldAccessMask)))
                .Select(field => FieldLine(declaring, reader.GetString(field.Name), field.DecodeSignature(Text, null))));
        }

        return lines;
    }

    private static string TypeLine(string assembly, string type) => $"[{assembly}] {type}";

    private static string FieldLine(string declaring, string name, string type) => $"{declaring}: field {type} {name}";

    private static string MethodLine(string declaring, string name, MethodSignature<string> signature)
    {
        var kind = signature.Header.IsInstance ? "instance" : "static";
        var arity = signature.GenericParameterCount == 0 ? "" : $"``{signature.GenericParameterCount}";
        return $"{declaring}: {kind} {signature.ReturnType} {name}{arity}({string.Join(", ", signature.ParameterTypes)})";
    }

    private static TypeReferenceHandle DeclaringType(MetadataReader reader, MemberReference member) => member.Parent.Kind switch
    {
        HandleKind.TypeReference => (TypeReferenceHandle)member.Parent,
        HandleKind.TypeSpecification => GenericType(reader, (TypeSpecificationHandle)member.Parent),
        _ => default,
    };

    private static TypeReferenceHandle GenericType(MetadataReader reader, TypeSpecificationHandle handle)
    {
        var blob = reader.GetBlobReader(reader.GetTypeSpecification(handle).Signature);
        if (blob.ReadSignatureTypeCode() != SignatureTypeCode.GenericTypeInstance)
        {
            return default;
        }

        blob.ReadCompressedInteger(); // class or value type
        var type = blob.ReadTypeHandle();
        return type.Kind == HandleKind.TypeReference ? (TypeReferenceHandle)type : default;
    }

    private static string AssemblyOf(MetadataReader reader, TypeReferenceHandle handle)
    {
        var scope = reader.GetTypeReference(handle).ResolutionScope;
        return scope.Kind switch
        {
            HandleKind.TypeReference => AssemblyOf(reader, (TypeReferenceHandle)scope),
            HandleKind.AssemblyReference => reader.GetString(reader.GetAssemblyReference((AssemblyReferenceHandle)scope).Name),
            _ => "",
        };
    }

    private static bool IsOffered(TypeAttributes attributes) => (attributes & TypeAttributes.VisibilityMask)
        is TypeAttributes.Public or TypeAttributes.NestedPublic or TypeAttributes.NestedFamily or TypeAttributes.NestedFamORAssem;

    private static bool IsOffered(int access) =>
        access is (int)MethodAttributes.Public or (int)MethodAttributes.Family or (int)MethodAttributes.FamORAssem;
}
