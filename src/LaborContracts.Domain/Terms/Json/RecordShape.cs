using System.Collections.Concurrent;
using System.Reflection;
using System.Text.Json;

namespace LaborContracts.Domain.Terms.Json;

/// <summary>
/// How a record of the terms is taken apart and put together: by its primary constructor. Reading, writing, comparing
/// and describing terms all go by it, so a new member needs no further code.
/// </summary>
internal sealed class RecordShape
{
    private static readonly ConcurrentDictionary<Type, RecordShape> Known = new();
    private readonly ConstructorInfo _constructor;

    private RecordShape(Type type)
    {
        _constructor = type.GetConstructors().MaxBy(c => c.GetParameters().Length)!;
        var nullability = new NullabilityInfoContext();
        Members = [.. _constructor.GetParameters().Select(parameter => new Member(type, parameter, nullability.Create(parameter)))];
    }

    public IReadOnlyList<Member> Members { get; }

    public static RecordShape Of(Type type) => Known.GetOrAdd(type, key => new RecordShape(key));

    public object Make(object?[] values) => _constructor.Invoke(values);

    /// <summary>A member of a record.</summary>
    internal sealed class Member
    {
        private readonly PropertyInfo _property;

        public Member(Type owner, ParameterInfo parameter, NullabilityInfo nullability)
        {
            Name = JsonNamingPolicy.CamelCase.ConvertName(parameter.Name!);
            _property = owner.GetProperty(parameter.Name!)!;
            Type = Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType;
            Element = Type.IsGenericType && Type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>) ? Type.GenericTypeArguments[0] : null;
            Default = parameter.HasDefaultValue ? parameter.DefaultValue : null;
            // A blank where a text is wanted is a finding of the statutes, not an unreadable draft.
            IsRequired = !parameter.HasDefaultValue && nullability.WriteState != NullabilityState.Nullable
                && Nullable.GetUnderlyingType(parameter.ParameterType) is null;
            IsClause = parameter.GetCustomAttribute<ClauseAttribute>() is not null;
            Limits = parameter.GetCustomAttribute<LimitsAttribute>();
        }

        /// <summary>In camelCase.</summary>
        public string Name { get; }

        /// <summary>Of the value, without the possibility of null.</summary>
        public Type Type { get; }

        /// <summary>Of a list's items; null if the member is no list.</summary>
        public Type? Element { get; }

        public object? Default { get; }

        public bool IsRequired { get; }

        public bool IsClause { get; }

        public LimitsAttribute? Limits { get; }

        public object? ValueOf(object record) => _property.GetValue(record);
    }
}
