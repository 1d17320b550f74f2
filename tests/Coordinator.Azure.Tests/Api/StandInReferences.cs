using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Coordinator.Azure.Tests.Api;

/// <summary>
/// What an assembly of the Local flavour takes from the stand-ins: every type, member and attribute that its metadata
/// refers to, as documentation identifiers.
/// </summary>
static class StandInReferences
{
    const string StandIns = "Coordinator.Local.Runtime";

    /// <summary>Reads an assembly.</summary>
    public static IReadOnlyCollection<string> Of(string assembly)
    {
        using var file = new PEReader(File.OpenRead(assembly));
        var metadata = file.GetMetadataReader();
        var names = new ReferenceNames();
        var types = metadata.TypeReferences.Where(type => IsStandIn(metadata, type))
            .Select(type => $"T:{ReferenceNames.NameOf(metadata, type)}");
        var members = metadata.MemberReferences.Select(metadata.GetMemberReference)
            .Where(member => OwnerOf(metadata, member.Parent) is { } owner && IsStandIn(metadata, owner))
            .Select(member => names.IdentifierOf(metadata, member, OwnerOf(metadata, member.Parent)!.Value));
        var settings = metadata.CustomAttributes.Select(metadata.GetCustomAttribute)
            .SelectMany(attribute => SettingsOf(metadata, attribute));
        return [.. types.Concat(members).Concat(settings).ToHashSet(StringComparer.Ordinal)];
    }

    /// <summary>The properties that an attribute sets by their names; metadata has them as text.</summary>
    static IEnumerable<string> SettingsOf(MetadataReader metadata, CustomAttribute attribute)
    {
        if (attribute.Constructor.Kind != HandleKind.MemberReference)
            return [];
        var constructor = metadata.GetMemberReference((MemberReferenceHandle)attribute.Constructor);
        if (OwnerOf(metadata, constructor.Parent) is not { } type || !IsStandIn(metadata, type))
            return [];
        return attribute.DecodeValue(new AttributeArguments()).NamedArguments
            .Select(argument => $"P:{ReferenceNames.NameOf(metadata, type)}.{argument.Name}");
    }

    static bool IsStandIn(MetadataReader metadata, TypeReferenceHandle type)
    {
        var scope = metadata.GetTypeReference(type).ResolutionScope;
        return scope.Kind switch
        {
            HandleKind.TypeReference => IsStandIn(metadata, (TypeReferenceHandle)scope),
            HandleKind.AssemblyReference => metadata.StringComparer.Equals(
                metadata.GetAssemblyReference((AssemblyReferenceHandle)scope).Name, StandIns),
            _ => false,
        };
    }

    /// <summary>The type that declares a member, without its arguments; null for one of the assembly itself.</summary>
    static TypeReferenceHandle? OwnerOf(MetadataReader metadata, EntityHandle parent)
    {
        if (parent.Kind == HandleKind.TypeReference)
            return (TypeReferenceHandle)parent;
        if (parent.Kind != HandleKind.TypeSpecification)
            return null;
        var blob = metadata.GetBlobReader(metadata.GetTypeSpecification((TypeSpecificationHandle)parent).Signature);
        // A generic type: its mark, whether it is a class, and which one.
        if (blob.ReadSignatureTypeCode() != SignatureTypeCode.GenericTypeInstance)
            return null;
        _ = blob.ReadCompressedInteger();
        var type = blob.ReadTypeHandle();
        return type.Kind == HandleKind.TypeReference ? (TypeReferenceHandle)type : null;
    }
}
