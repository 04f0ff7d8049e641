import type { OpenApiDocument } from '../src/index.ts'

const json = (schema: object) => ({ 'application/json': { schema } })
const ref = (name: string) => ({ $ref: `#/components/${name}` })

/** A small API of parcels that has one of everything that checks look at. */
export const parcels: OpenApiDocument = {
  openapi: '3.1.1',
  servers: [{ url: 'https://{tenant}.example.com', variables: { tenant: { default: 'acme' } } }],
  security: [{ password: [] }],
  paths: {
    '/parcels': {
      get: {
        operationId: 'ListParcels',
        tags: ['Parcels'],
        'x-pagination': ['cursor', 'offset'],
        parameters: [
          { name: 'page[size]', in: 'query', schema: { type: 'integer', minimum: 1 } },
          { name: 'page[after]', in: 'query', schema: { type: 'string' } },
          { name: 'per_page', in: 'query', schema: { type: 'integer', minimum: 1 } },
          { name: 'page', in: 'query', schema: { type: 'integer', minimum: 1 } },
          { name: 'fragile', in: 'query', schema: { type: 'boolean' } },
          { name: 'state[]', in: 'query', schema: { type: 'array', items: { enum: ['sent', 'lost'] } } },
          { name: 'ids', in: 'query', explode: false, schema: { type: 'array', items: { type: 'integer' } } },
          { name: 'filter', in: 'query', style: 'deepObject', schema: ref('schemas/Filter') },
          { name: 'since', in: 'query', schema: { type: ['integer', 'string'], format: 'date-time' } },
        ],
        responses: {
          200: {
            content: json({
              type: 'object',
              required: ['parcels'],
              properties: {
                parcels: { type: 'array', items: ref('schemas/Parcel') },
                meta: { type: 'object', properties: { has_more: { type: 'boolean' } } },
                links: { type: 'object', properties: { next: { type: ['string', 'null'] } } },
                next_page: { type: ['string', 'null'] },
                count: { type: 'integer' },
              },
            }),
          },
          401: ref('responses/Unauthorized'),
        },
      },
      post: {
        operationId: 'CreateParcel',
        tags: ['Parcels'],
        requestBody: {
          required: true,
          content: {
            'application/json': {
              schema: { type: 'object', required: ['parcel'], properties: { parcel: ref('schemas/Parcel') } },
              example: { parcel: { weight: 3 } },
            },
          },
        },
        responses: {
          201: {
            headers: { Location: { required: true, schema: { type: 'string', format: 'uri' } } },
            content: json({ type: 'object', required: ['parcel'], properties: { parcel: ref('schemas/Parcel') } }),
          },
          '4XX': { content: json({ anyOf: [ref('schemas/Refusal'), ref('schemas/Refusals')] }) },
        },
      },
    },
    '/parcels/search': {
      get: {
        operationId: 'SearchParcels',
        tags: ['Parcels'],
        parameters: [{ name: 'query', in: 'query', required: true, schema: { type: 'string' }, example: 'glass' }],
        responses: { 200: { content: json({ type: 'object', properties: { count: { type: 'integer' } } }) } },
      },
    },
    '/parcels/{parcel_id}': {
      parameters: [{ name: 'parcel_id', in: 'path', required: true, schema: ref('schemas/Id'), example: 12 }],
      get: {
        operationId: 'ShowParcel',
        tags: ['Parcels'],
        responses: {
          200: { content: json({ type: 'object', properties: { parcel: ref('schemas/Parcel') } }) },
          403: { content: json(ref('schemas/Refusal')) },
          404: { content: json(ref('schemas/Refusal')) },
          429: { headers: { 'Retry-After': { schema: { type: 'integer' } } }, content: json(ref('schemas/Refusal')) },
        },
      },
      delete: {
        operationId: 'DeleteParcel',
        tags: ['Parcels'],
        responses: { 204: {}, 404: ref('responses/NotFound') },
      },
    },
    '/parcels/{parcel_id}/scans': {
      parameters: [{ name: 'parcel_id', in: 'path', required: true, schema: ref('schemas/Id') }],
      get: {
        operationId: 'ListScans',
        tags: ['Scans'],
        'x-pagination': [],
        responses: {
          200: {
            content: json({
              type: 'object',
              properties: {
                scans: { type: 'array', items: { type: 'object', properties: { id: { type: 'string' } } } },
              },
            }),
          },
        },
      },
    },
    '/parcels/{parcel_id}/scans/{scan_id}': {
      parameters: [
        { name: 'parcel_id', in: 'path', required: true, schema: ref('schemas/Id') },
        { name: 'scan_id', in: 'path', required: true, schema: { type: 'string' }, example: 'none' },
      ],
      get: {
        operationId: 'ShowScan',
        tags: ['Scans'],
        responses: {
          200: {
            content: json({
              type: 'object',
              properties: { scan: { type: 'object', properties: { id: { type: 'string' } } } },
            }),
          },
          404: ref('responses/NotFound'),
        },
      },
    },
    '/labels': {
      post: {
        operationId: 'UploadLabel',
        tags: ['Labels'],
        requestBody: { content: { 'image/*': { schema: { type: 'string', format: 'binary' } } } },
        responses: {
          201: {
            content: {
              'text/plain': {
                schema: { type: 'object', required: ['token'], properties: { token: { type: 'string' } } },
              },
            },
          },
        },
      },
    },
    '/labels/renew': {
      get: {
        operationId: 'RenewLabels',
        tags: ['Labels'],
        'x-side-effect': 'prints all labels anew',
        responses: { 204: {} },
      },
    },
  },
  components: {
    responses: {
      Unauthorized: {
        headers: { 'WWW-Authenticate': { required: true, schema: { type: 'string' } } },
        content: json(ref('schemas/Refusal')),
      },
      NotFound: { content: json(ref('schemas/Refusal')) },
    },
    schemas: {
      Id: { type: 'integer', format: 'int64' },
      Filter: { type: 'object', properties: { city: { type: 'string' } } },
      Refusal: { type: 'object', required: ['error'], properties: { error: { type: 'string' } } },
      Refusals: {
        type: 'object',
        required: ['errors'],
        properties: { errors: { type: 'array', items: ref('schemas/Refusal') } },
      },
      Parcel: {
        type: 'object',
        required: ['id', 'weight'],
        properties: {
          id: { $ref: '#/components/schemas/Id', readOnly: true },
          weight: { type: 'number', exclusiveMinimum: 0 },
          sent_at: { type: ['string', 'null'], format: 'date-time' },
          url: { type: 'string', format: 'uri' },
          receiver: { anyOf: [ref('schemas/Person'), ref('schemas/Company'), { type: 'null' }] },
          notes: { type: 'object', additionalProperties: { type: 'string' } },
          extras: { type: 'object', additionalProperties: true },
          parts: { type: 'array', items: ref('schemas/Parcel') },
        },
      },
      Person: {
        type: 'object',
        required: ['kind', 'name'],
        properties: { kind: { const: 'person' }, name: { type: 'string' } },
      },
      Company: {
        allOf: [{ type: 'object', required: ['kind'], properties: { kind: { const: 'company' } } }],
        properties: { vat: { type: 'string' } },
      },
    },
  },
}
